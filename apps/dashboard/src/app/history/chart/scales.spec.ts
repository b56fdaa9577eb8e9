import type { Chart } from './chart';
import { countTicks, flowTicks, gapsOf, gapSpans, timeTicks } from './scales';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Midnight, wherever this runs. */
const MIDNIGHT = new Date(2026, 9, 28).getTime();
const times = (count: number, step: number, from = MIDNIGHT) =>
  Array.from({ length: count }, (_, i) => from + i * step);

describe('counts to mark', () => {
  it.each([
    [1981, [0, 500, 1000, 1500, 2000]],
    [6, [0, 2, 4, 6]],
    [3, [0, 1, 2, 3]],
    [1, [0, 1]],
    [0, [0, 1]],
    [2006, [0, 500, 1000, 1500, 2000, 2500]],
    [101, [0, 50, 100, 150]],
  ])('up to %d', (most, ticks) => expect(countTicks(most)).toEqual(ticks));

  it('are the same up and down', () => expect(flowTicks(41)).toEqual([-50, 0, 50]));
});

describe('times to mark', () => {
  it('are every week of a month, and today', () => {
    const month = times(30, DAY);
    expect(timeTicks({ interval: 'day', times: month }, 600)).toEqual([0, 7, 14, 21, 29].map((day) => month[day]));
  });

  it('are fewer where there is less room, and never touch the last', () => {
    const month = times(30, DAY);
    expect(timeTicks({ interval: 'day', times: month }, 300)).toEqual([0, 14, 29].map((day) => month[day]));
  });

  it('are midnights of a week by hours', () => {
    const week = times(168, HOUR, MIDNIGHT + 10 * HOUR);
    const ticks = timeTicks({ interval: 'hour', times: week }, 700);
    expect(ticks).toHaveLength(7);
    expect(ticks.every((time) => new Date(time).getHours() === 0)).toBe(true);
  });

  it('are hours of a day as the clock has them', () => {
    const ticks = timeTicks({ interval: 'hour', times: times(24, HOUR, MIDNIGHT + 5 * HOUR) }, 600);
    expect(ticks.map((time) => new Date(time).getHours())).toEqual([6, 12, 18, 0]);
  });

  it('are none of nothing', () => expect(timeTicks({ interval: 'day', times: [] }, 600)).toEqual([]));
});

describe('gaps', () => {
  it('are stretches', () => {
    expect(gapsOf([true, false, true, true, false])).toEqual([
      [0, 0],
      [2, 3],
    ]);
    expect(gapsOf([false])).toEqual([]);
  });

  const chart = (kind: Chart['kind'], values: (number | null)[]): Chart => ({
    kind,
    interval: 'hour',
    times: times(values.length, HOUR),
    series: [{ name: 'a', color: '#000000', values }],
  });
  const at = (hours: number) => MIDNIGHT + hours * HOUR;

  it('reach from one end of a broken line to the other', () => {
    expect(gapSpans(chart('stack', [1, null, null, 2]))).toEqual([[at(0), at(3)]]);
    expect(gapSpans(chart('stack', [null, 1, null]))).toEqual([
      [at(0), at(1)],
      [at(1), at(2)],
    ]);
  });

  it('stand in place of the bars that are not there', () => {
    expect(gapSpans(chart('flow', [1, null, 2]))).toEqual([[at(0.5), at(1.5)]]);
  });
});
