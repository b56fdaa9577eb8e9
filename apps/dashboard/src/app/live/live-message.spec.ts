import { aDomain, aVerdict } from '@nawala/contracts/testing';
import { changesCounts, type LiveMessage, sizeOf, verdictsIn } from './live-message';

const verdict = (previousStatus: 'ada' | 'tidak ada') => aVerdict('d', 'ada', previousStatus);
const single = (previousStatus: 'ada' | 'tidak ada'): LiveMessage => ({
  type: 'domain:nawala-updated',
  payload: verdict(previousStatus),
});
const created: LiveMessage = { type: 'domain:created', payload: { domain: aDomain() } };

it('finds verdicts alone and in batches', () => {
  const updates = [verdict('ada'), verdict('tidak ada')];
  const batch: LiveMessage = { type: 'domains:bulk-nawala-updated', payload: { updates, count: 2 } };
  expect(verdictsIn([single('ada'), created, batch])).toEqual([verdict('ada'), ...updates]);
});

it('measures a batch by what it holds', () => {
  const updates = [verdict('ada'), verdict('tidak ada')];
  const batch: LiveMessage = { type: 'domains:bulk-nawala-updated', payload: { updates, count: 2 } };
  expect([single('ada'), created, batch].map(sizeOf)).toEqual([1, 1, 2]);
});

it('knows that a confirmed verdict changes no number, and that everything else may', () => {
  expect(changesCounts([single('ada')])).toBe(false);
  expect(changesCounts([single('tidak ada')])).toBe(true);
  expect(changesCounts([created])).toBe(true);
});
