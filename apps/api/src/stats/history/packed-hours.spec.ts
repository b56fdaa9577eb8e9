import { HOUR_MS } from '../../common/hours';
import type { HourSum } from './hour-sum';
import { dayOf, packed, unpacked } from './packed-hours';

const day = new Date('2026-03-01T00:00:00Z');
const sumOf = (hour: number, by: number): Omit<HourSum, 'brand'> => ({
  at: new Date(day.getTime() + hour * HOUR_MS),
  delta: { ada: by, tidakAda: -by, unknown: 2 * by, paused: 0 },
  area: { ada: by * HOUR_MS, tidakAda: -by * 7, unknown: 0, paused: by },
  blocked: by,
  unblocked: by + 1,
});

describe('the hours of a day', () => {
  it('come out as they went in, in their order', () => {
    const sums = [sumOf(0, 1), sumOf(7, -3), sumOf(23, 5)];
    expect(unpacked(day, packed([...sums].reverse()))).toEqual(sums);
    expect(unpacked(day, packed([]))).toEqual([]);
  });

  it('belong to the day in which they lie', () =>
    expect([dayOf(sumOf(23, 1).at), dayOf(new Date(day.getTime() - 1))]).toEqual([
      day,
      new Date('2026-02-28T00:00:00Z'),
    ]));
});
