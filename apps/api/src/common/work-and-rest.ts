import { setTimeout as pause } from 'node:timers/promises';

/** Of seven parts of the time one is for work that nobody waits for: the rest is left to those who are waited for. */
const REST_PER_WORK = 6;
const LONGEST_MS = 2000;

/** Does the work, and then rests in proportion to how long it took, at most so many milliseconds. */
export async function workAndRest<T>(work: () => Promise<T>, longestMs = LONGEST_MS): Promise<T> {
  const began = performance.now();
  const result = await work();
  await pause(Math.min((performance.now() - began) * REST_PER_WORK, longestMs));
  return result;
}
