import type { HistoryPointDto } from '@nawala/contracts';

/** How many were blocked and reached again since the reader's own midnight. */
export function summaryOf(points: readonly HistoryPointDto[], now: number): { blocked: number; freed: number } {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const today = points.filter(({ at }) => Date.parse(at) >= midnight);
  return {
    blocked: today.reduce((sum, { blocked }) => sum + blocked, 0),
    freed: today.reduce((sum, { unblocked }) => sum + unblocked, 0),
  };
}
