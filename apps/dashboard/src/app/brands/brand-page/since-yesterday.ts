import type { StatsHistoryDto } from '@nawala/contracts';

const HOURS = 24;

/**
 * How many more were blocked at the end than a day before: yesterday's last, or the same hour of yesterday. Undefined where
 * nobody measured then, or the history does not reach as far.
 */
export function sinceYesterday({ interval, points }: StatsHistoryDto, now: number): number | undefined {
  const before = points.at(-1 - (interval === 'hour' ? HOURS : 1));
  return before?.measured ? now - before.ada : undefined;
}
