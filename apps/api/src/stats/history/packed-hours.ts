import { HOUR_MS } from '../../common/hours';
import { countsOf, COUNTED_AS } from './counts';
import type { HourSum } from './hour-sum';

export const DAY_MS = 24 * HOUR_MS;

/** The day (UTC) in which a moment lies. */
export const dayOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / DAY_MS) * DAY_MS);

/** The hour of the day, four counts, their areas, and what was blocked and freed. */
const LENGTH = 1 + 2 * COUNTED_AS.length + 2;

type Numbers = Omit<HourSum, 'brand'>;

/**
 * The hours of one day as numbers in a row: three months of a chart are then read as a hundred documents and not as two
 * thousand. Hours that changed nothing are left out.
 */
export const packed = (sums: readonly Numbers[]): number[] =>
  [...sums]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .flatMap(({ at, delta, area, blocked, unblocked }) => [
      (at.getTime() - dayOf(at).getTime()) / HOUR_MS,
      ...COUNTED_AS.map((name) => delta[name]),
      ...COUNTED_AS.map((name) => area[name]),
      blocked,
      unblocked,
    ]);

/** @param day when it began */
export function unpacked(day: Date, numbers: readonly number[]): Numbers[] {
  const sums: Numbers[] = [];
  for (let from = 0; from < numbers.length; from += LENGTH) {
    const at = (index: number): number => numbers[from + index] ?? 0;
    sums.push({
      at: new Date(day.getTime() + at(0) * HOUR_MS),
      delta: countsOf((name) => at(1 + COUNTED_AS.indexOf(name))),
      area: countsOf((name) => at(1 + COUNTED_AS.length + COUNTED_AS.indexOf(name))),
      blocked: at(LENGTH - 2),
      unblocked: at(LENGTH - 1),
    });
  }
  return sums;
}
