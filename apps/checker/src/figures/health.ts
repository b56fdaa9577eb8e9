/** What the health of an agent follows from. Times of one clock, in milliseconds. */
export interface Pulse {
  /** From the start of one round to the start of the next. */
  intervalMs: number;
  /** When anything was last measured or a round ended; at first, the start. */
  livedAt: number;
  /** Since when the API has taken nothing; null while it does. */
  awaySince: number | null;
  pending: number;
}

export interface Health {
  status: 'ok' | 'failing';
  /** Empty where nothing does. */
  problems: string[];
  pending: number;
}

/** A restart of the API takes seconds; longer is worth a look. */
const AWAY_MS = 5 * 60_000;
/** Between two rounds nothing moves for an interval; nor while a name runs into its deadline. */
const STILL_MS = 5 * 60_000;

/** Pure. */
export function healthOf({ intervalMs, livedAt, awaySince, pending }: Pulse, now: number): Health {
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  const problems = [
    ...(awaySince !== null && now - awaySince > AWAY_MS
      ? [`The API has taken nothing for ${seconds(now - awaySince)}`]
      : []),
    ...(now - livedAt > intervalMs + STILL_MS ? [`Nothing was checked for ${seconds(now - livedAt)}`] : []),
  ];
  return { status: problems.length > 0 ? 'failing' : 'ok', problems, pending };
}
