import type { TransitionDto } from '@nawala/contracts';
import { aTransition, aVerdict } from '@nawala/contracts/testing';
import { type Change, describeChange, fromTransitions, fromVerdict, newestFirst } from './change';

const transition = (over: Partial<TransitionDto>): TransitionDto => aTransition({ domainId: 'd', ...over });

describe('changes', () => {
  it('leave out transitions of one vantage that did not change the verdict', () => {
    const quiet = transition({ nawala: { from: 'ada', to: 'ada' } });
    expect(fromTransitions([transition({}), quiet])).toHaveLength(1);
  });

  it('are the same whether heard live or read from the history', () => {
    const live = fromVerdict(aVerdict('d', 'ada', 'tidak ada', { since: '2026-01-02T00:00:00.000Z' }));
    expect(fromTransitions([transition({})])).toMatchObject([{ scanId: live.scanId, at: live.at, to: live.to }]);
  });

  it('say what was seen of a block, and what its end means', () => {
    const [change] = fromTransitions([transition({ reason: 'answer replaced' })]);
    expect(describeChange(change!)).toBe('DNS · answer replaced');
    expect(describeChange({ ...change!, method: null, reason: null })).toBe('On the block list');
    expect(describeChange({ ...change!, from: 'ada', to: 'tidak ada' })).toBe('No longer blocked');
    expect(describeChange({ ...change!, from: 'unknown', to: 'tidak ada' })).toBe('Reachable');
  });

  it('come newest first and are only so many', () => {
    const at = (day: number): Change => fromTransitions([transition({ at: `2026-01-0${day}T00:00:00.000Z` })])[0]!;
    expect(newestFirst([at(2), at(4), at(3)], 2)).toEqual([at(4), at(3)]);
  });
});
