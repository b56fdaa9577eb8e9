/**
 * What was spent in the window that `number` counts, and in the one before it. That one counts for as much as still lies
 * within a window's length before now: a budget comes back bit by bit, not all at once.
 */
export interface Counts {
  number: number;
  current: number;
  previous: number;
}

/** The counts as they stand now, in milliseconds of any clock that does not go back. */
export function countsAt(counts: Counts | undefined, now: number, windowMs: number): Counts {
  const number = Math.floor(now / windowMs);
  if (counts?.number === number) return counts;
  return { number, current: 0, previous: counts?.number === number - 1 ? counts.current : 0 };
}

/** How much of a budget is spent at this moment. */
export const usedOf = ({ current, previous }: Counts, elapsedMs: number, windowMs: number): number =>
  previous * (1 - elapsedMs / windowMs) + current;

/** Milliseconds until there is room for `cost`, 0 if there is now; what never fits waits for an empty window. */
export function waitFor(counts: Counts, elapsedMs: number, windowMs: number, limit: number, cost: number): number {
  const { current, previous } = counts;
  const room = limit - cost;
  if (usedOf(counts, elapsedMs, windowMs) <= room) return 0;
  const left = windowMs - elapsedMs;
  if (room < 0) return left;
  // Either what is left of the window before fades in time, or this one has to become that.
  if (current <= room) return windowMs * (1 - (room - current) / previous) - elapsedMs;
  return left + windowMs * (1 - room / current);
}
