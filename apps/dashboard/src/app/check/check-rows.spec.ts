import type { CheckDto, CheckResultDto, ScanStatus } from '@nawala/contracts';
import { firstResult, outcomeOf, rowsOf } from './check-rows';
import { withAnswers } from './with-answers';

const AT = '2026-05-04T03:02:01.000Z';

const aResult = (target: string, vantage: string, status: ScanStatus, checkId = 'c'): CheckResultDto => ({
  checkId,
  domainId: null,
  target,
  vantage,
  status,
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  evidence: null,
  durationMs: 900,
});

const aCheck = (over: Partial<CheckDto> = {}): CheckDto => ({
  id: 'c',
  state: 'running',
  targets: ['one.example.com', 'two.example.com'].map((target) => ({ domainId: null, target })),
  asked: ['indosat', 'telkom'],
  createdAt: AT,
  expiresAt: AT,
  results: [],
  missing: [],
  ...over,
});

describe('outcomeOf', () => {
  it.each([
    [['blocked', 'measuring'], 'blocked'],
    [['accessible', 'accessible'], 'free'],
    [['accessible', 'measuring'], 'soFarFree'],
    [['inconclusive', 'measuring'], 'open'],
    [['measuring', 'measuring'], 'open'],
    [['down', 'down'], 'down'],
    [['down', 'accessible'], 'unclear'],
    [['accessible', 'missing'], 'unclear'],
    [['missing', 'missing'], 'unclear'],
    [[], 'unclear'],
  ] as const)('of %j is %s', (seen, outcome) => expect(outcomeOf(seen)).toBe(outcome));
});

it('takes each answer as it comes, of this check alone, and says in the end who did not answer', () => {
  const result = aResult('one.example.com', 'telkom', 'blocked');
  const other = aResult('one.example.com', 'indosat', 'blocked', 'another');
  const during = withAnswers(aCheck(), [
    { type: 'check:result', payload: other },
    { type: 'check:result', payload: result },
    { type: 'check:result', payload: result },
  ]);
  expect(during.results).toEqual([result]);
  expect(rowsOf(during).map(({ cells }) => cells.map(({ seen }) => seen))).toEqual([
    ['measuring', 'blocked'],
    ['measuring', 'measuring'],
  ]);
  const missing = [{ target: 'two.example.com', vantage: 'telkom' }];
  const after = withAnswers(during, [{ type: 'check:done', payload: { checkId: 'c', missing } }]);
  expect(after).toMatchObject({ state: 'done', missing });
  expect(rowsOf(after)[1]!.cells.map(({ seen }) => seen)).toEqual(['missing', 'missing']);
});

it('shows first what blocks, else what came of a single name', () => {
  const free = aResult('one.example.com', 'indosat', 'accessible');
  const blocked = aResult('two.example.com', 'telkom', 'blocked');
  expect(firstResult(rowsOf(aCheck({ results: [free, blocked] })))).toBe(blocked);
  expect(firstResult(rowsOf(aCheck({ results: [free] })))).toBeNull();
  const single = [{ domainId: null, target: 'one.example.com' }];
  expect(firstResult(rowsOf(aCheck({ targets: single, results: [free] })))).toBe(free);
});
