import { setTimeout as after } from 'node:timers/promises';

/**
 * Begins `work` at a fixed rate for a while, whether or not what was begun has ended, and tells it when it should have
 * begun: a server that stalls pays for everything that had to wait.
 */
export async function atRate(perSecond, seconds, work) {
  const begin = performance.now();
  const begun = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const intended = begin + (n * 1000) / perSecond;
    const early = intended - performance.now();
    if (early > 0) await after(early);
    begun.push(work(intended, n));
  }
  return Promise.all(begun);
}

/** `runs` results of `work` after one that warms up and does not count. */
export async function repeated(runs, work) {
  await work(0);
  const results = [];
  for (let run = 1; run <= runs; run += 1) results.push(await work(run));
  return results;
}
