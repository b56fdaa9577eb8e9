import { aChange } from '../../testing/a-change';
import type { Change } from './change';
import { planToasts, quiet, type ToastState } from './toast-policy';

const many = (count: number, to: Change['to'], prefix: string = to) =>
  Array.from({ length: count }, (_, index) => aChange(`${prefix}${index}`, to));

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
    const plan = after([0, many(3, 'ada')], [2_001, [aChange('late')]]);
    expect(plan).toEqual({ show: 'each', changes: [aChange('late')] });
  });

  it('tells a burst in one sentence', () => {
    expect(after([0, [...many(31, 'ada'), ...many(6, 'tidak ada')]])).toEqual({
      show: 'summary',
      summary: { changed: 37, blocked: 31, accessible: 6 },
    });
  });

  it('sums up those already shown when a fourth follows within two seconds', () => {
    expect(after([0, many(3, 'ada')], [1_500, [aChange('fourth')]])).toEqual({
      show: 'summary',
      summary: { changed: 4, blocked: 4, accessible: 0 },
    });
  });

  it('lets the summary grow until there are two quiet seconds', () => {
    const growing = after([0, many(5, 'ada')], [1_900, [aChange('a')]], [3_700, [aChange('b', 'tidak ada')]]);
    expect(growing).toEqual({ show: 'summary', summary: { changed: 7, blocked: 6, accessible: 1 } });
    expect(after([0, many(5, 'ada')], [2_001, [aChange('a')]])).toEqual({ show: 'each', changes: [aChange('a')] });
  });

  it('counts a domain that went there and back once, with its last word', () => {
    const flips = [aChange('a', 'ada'), aChange('a', 'tidak ada')];
    expect(after([0, flips])).toEqual({ show: 'each', changes: [aChange('a', 'tidak ada')] });
    expect(after([0, [...many(3, 'ada'), ...flips]])).toEqual({
      show: 'summary',
      summary: { changed: 4, blocked: 3, accessible: 1 },
    });
  });
});
