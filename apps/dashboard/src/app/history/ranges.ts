import type { HistoryInterval } from '@nawala/contracts';

export const RANGES = ['24h', '7d', '30d', '90d'] as const;
export type Range = (typeof RANGES)[number];

export const HOUR_MS = 3_600_000;

interface Span {
  hours: number;
  /** What one point of a chart stands for. */
  interval: HistoryInterval;
  /** How many bars a strip has: as many as can still be told apart, of a round length. */
  slots: number;
}

export const SPANS: Record<Range, Span> = {
  '24h': { hours: 24, interval: 'hour', slots: 48 },
  '7d': { hours: 7 * 24, interval: 'hour', slots: 84 },
  '30d': { hours: 30 * 24, interval: 'day', slots: 90 },
  '90d': { hours: 90 * 24, interval: 'day', slots: 90 },
};

/**
 * Where the range begins, in milliseconds since the epoch: on a full hour, or at the reader's own midnight where a point is
 * a day, so that days are theirs, and the same is asked until that has gone by.
 */
export function beginOf(range: Range, now: number): number {
  const { hours, interval } = SPANS[range];
  if (interval === 'hour') return (Math.floor(now / HOUR_MS) - hours) * HOUR_MS;
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  return midnight.setDate(midnight.getDate() - hours / 24 + 1);
}

/** What the URL names, else the one to begin with. */
export const rangeFrom = (value: string | null, first: Range = '30d'): Range =>
  RANGES.find((range) => range === value) ?? first;
