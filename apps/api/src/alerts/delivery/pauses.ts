/** Until it is given up, from when it was first due. */
export const GIVE_UP_MS = 24 * 3_600_000;
const FIRST_MS = 2000;
const MOST_MS = 900_000;
/** A channel may ask for no longer a wait than this. */
const MOST_ASKED_MS = 3_600_000;

/**
 * How long to wait after the nth attempt: twice as long each time, and spread so that not all come at once.
 *
 * @param attempts made so far, from 1
 * @param random from 0 up to 1
 */
export const pauseMs = (attempts: number, random: number): number =>
  Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20)) * (0.75 + random / 2);

/** What the channel asks for counts, within reason; what it does not, grows by itself. */
export const waitMs = (attempts: number, askedMs: number | null, random: number): number =>
  askedMs === null ? pauseMs(attempts, random) : Math.min(Math.max(askedMs, 100), MOST_ASKED_MS);
