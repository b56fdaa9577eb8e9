import type { Change } from './change';
import { planToasts, quiet, type ToastState } from './toast-policy';

const change = (domainId: string, to: Change['to'] = 'ada'): Change => ({
  domainId,
  domain: `${domainId}.example.com`,
  from: 'unknown',
  to,
  at: '2026-01-02T00:00:00.000Z',
  method: 'dns',
  reason: null,
});
const many = (count: number, to: Change['to'], prefix: string = to) =>
  Array.from({ length: count }, (_, index) => change(`${prefix}${index}`, to));

/** Plans one arrival after another and returns the last plan. */
function after(...arrivals: [now: number, changes: Change[]][]) {
  let state: ToastState = quiet;
  let plan = planToasts(quiet, [], 0).plan;
  for (const [now, changes] of arrivals) ({ state, plan } = planToasts(state, changes, now));
  return plan;
}

describe('toast policy', () => {
  it('shows each of up to three changes', () => {
    expect(after([0, many(3, 'ada')])).toEqual({ show: 'each', changes: many(3, 'ada') });
  });

  it('shows changes each when they are more than two seconds apart', () => {
    const plan = after([0, many(3, 'ada')], [2_001, [change('late')]]);
    expect(plan).toEqual({ show: 'each', changes: [change('late')] });
  });

  it('tells a burst in one sentence', () => {
    expect(after([0, [...many(31, 'ada'), ...many(6, 'tidak ada')]])).toEqual({
      show: 'summary',
      text: '37 domains changed – 31 blocked, 6 accessible',
    });
  });

  it('sums up those already shown when a fourth follows within two seconds', () => {
    expect(after([0, many(3, 'ada')], [1_500, [change('fourth')]])).toEqual({
      show: 'summary',
      text: '4 domains changed – 4 blocked',
    });
  });

  it('lets the summary grow until there are two quiet seconds', () => {
    const growing = after([0, many(5, 'ada')], [1_900, [change('a')]], [3_700, [change('b', 'tidak ada')]]);
    expect(growing).toEqual({ show: 'summary', text: '7 domains changed – 6 blocked, 1 accessible' });
    expect(after([0, many(5, 'ada')], [2_001, [change('a')]])).toEqual({ show: 'each', changes: [change('a')] });
  });

  it('counts a domain that went there and back once, with its last word', () => {
    const flips = [change('a', 'ada'), change('a', 'tidak ada')];
    expect(after([0, flips])).toEqual({ show: 'each', changes: [change('a', 'tidak ada')] });
    expect(after([0, [...many(3, 'ada'), ...flips]])).toEqual({
      show: 'summary',
      text: '4 domains changed – 3 blocked, 1 accessible',
    });
  });
});
