import { setTimeout as sleep } from 'node:timers/promises';

/** How long until it is asked again: the longer it takes, the less often, for what waits is not to keep the rest waiting. */
const SHORTEST_MS = 20;
const LONGEST_MS = 200;
const SHARE = 0.1;

/** Asks again until the answer fits; fails with the last one when that takes too long. */
export async function eventually<T>(
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  withinMs = 100_000,
): Promise<T> {
  const begun = Date.now();
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    const waited = Date.now() - begun;
    if (waited > withinMs) throw new Error(`Still ${JSON.stringify(answer)} after ${withinMs} ms`);
    await sleep(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waited * SHARE)));
  }
}
