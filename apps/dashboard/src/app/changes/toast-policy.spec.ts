import { aChange } from '../../testing/a-change';
import type { Change } from './change';
import { MOST_COUNTED, ToastPolicy } from './toast-policy';

const many = (count: number, to: Change['to'], prefix: string = to) =>
  Array.from({ length: count }, (_, index) => aChange(`${prefix}${index}`, to));

/** Plans one arrival after another and returns the last plan. */
function after(...arrivals: [now: number, changes: Change[], more?: boolean][]) {
  const policy = new ToastPolicy();
  return arrivals.map(([now, changes, more]) => policy.plan(changes, now, more)).at(-1);
}

const summary = (changed: number, blocked: number, accessible: number, more = false) => ({
  show: 'summary',
  summary: { changed, blocked, accessible, more },
  first: expect.any(Boolean),
});

describe('toast policy', () => {
  it('shows each of up to three changes', () => {
    expect(after([0, many(3, 'ada')])).toEqual({ show: 'each', changes: many(3, 'ada') });
  });

  it('shows changes each when they are more than two seconds apart', () => {
    const plan = after([0, many(3, 'ada')], [2_001, [aChange('late')]]);
    expect(plan).toEqual({ show: 'each', changes: [aChange('late')] });
  });

  it('tells a burst in one sentence', () => {
    expect(after([0, [...many(31, 'ada'), ...many(6, 'tidak ada')]])).toEqual(summary(37, 31, 6));
  });

  it('sums up those already shown when a fourth follows within two seconds', () => {
    expect(after([0, many(3, 'ada')], [1_500, [aChange('fourth')]])).toEqual(summary(4, 4, 0));
  });

  it('lets the summary grow until there are two quiet seconds', () => {
    const growing = after([0, many(5, 'ada')], [1_900, [aChange('a')]], [3_700, [aChange('b', 'tidak ada')]]);
    expect(growing).toEqual(summary(7, 6, 1));
    expect(after([0, many(5, 'ada')], [2_001, [aChange('a')]])).toEqual({ show: 'each', changes: [aChange('a')] });
  });

  it('counts a domain that went there and back once, with its last word', () => {
    const flips = [aChange('a', 'ada'), aChange('a', 'tidak ada')];
    expect(after([0, flips])).toEqual({ show: 'each', changes: [aChange('a', 'tidak ada')] });
    expect(after([0, [...many(3, 'ada'), ...flips]])).toEqual(summary(4, 3, 1));
  });

  it('counts so many domains in a burst that goes on for hours, and says that there were more', () => {
    const policy = new ToastPolicy();
    const wave = many(MOST_COUNTED + 1, 'ada');
    expect(policy.plan(wave.slice(0, -1), 0)).toEqual(summary(MOST_COUNTED, MOST_COUNTED, 0));
    expect(policy.plan(wave.slice(-1), 1_000)).toEqual(summary(MOST_COUNTED, MOST_COUNTED, 0, true));
    expect(policy.plan([aChange('ada0', 'tidak ada')], 2_000)).toEqual(
      summary(MOST_COUNTED, MOST_COUNTED - 1, 1, true),
    );
    expect(policy.plan([aChange('ada1')], 4_001)).toEqual({ show: 'each', changes: [aChange('ada1')] });
  });

  it('knows the first summary of each burst', () => {
    const policy = new ToastPolicy();
    const firsts = [0, 1_000, 3_500].map((now) => policy.plan(many(4, 'ada'), now));
    expect(firsts).toMatchObject([{ first: true }, { first: false }, { first: true }]);
  });

  it('sums up what is only a part of what changed', () => {
    expect(after([0, [aChange('a')], true])).toEqual(summary(1, 1, 0, true));
  });
});
