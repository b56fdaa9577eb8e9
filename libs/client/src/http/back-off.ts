const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (1 for the first repetition), in milliseconds: doubling up to half a
 * minute, with jitter over the upper half so that many clients do not come back at once. A server that said when to
 * come back is believed, up to five minutes. Pure.
 */
export function backOff(attempt: number, retryAfterMs: number | null, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  const own = ceiling / 2 + (ceiling / 2) * random;
  if (retryAfterMs === null) return own;
  return Math.min(retryAfterMs, 300_000) + FIRST_MS * random;
}

/** `Retry-After`: seconds, or a date. Milliseconds from now; null when it says nothing usable. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
