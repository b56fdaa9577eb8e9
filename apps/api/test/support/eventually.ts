import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer fits; fails with the last one when that takes too long. */
export async function eventually<T>(
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  withinMs = 100_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(answer)} after ${withinMs} ms`);
    await sleep(20);
  }
}
