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
    const working = work(intended, n);
    // All are waited for below; one that fails before is no uncaught failure.
    working.catch(() => undefined);
    begun.push(working);
  }
  return Promise.all(begun);
}

/** Milliseconds that each `work` took, one after the other for a while. */
export async function oneAfterTheOther(seconds, work) {
  const took = [];
  const end = performance.now() + seconds * 1000;
  for (let n = 0; performance.now() < end; n += 1) {
    const begin = performance.now();
    await work(n);
    took.push(performance.now() - begin);
  }
  return took;
}

/**
 * `runs` results of `work` for each target, after one that warms up and does not count. The targets take turns, so that
 * a neighbour on the machine who comes and goes disturbs all of them alike.
 */
export async function inTurn(targets, runs, work, warmUp = true) {
  const results = targets.map(() => []);
  for (let run = warmUp ? 0 : 1; run <= runs; run += 1) {
    for (const [index, target] of targets.entries()) {
      const result = await work(target, run);
      if (run > 0) results[index].push(result);
    }
  }
  return results;
}

/** The same for a single one. */
export const repeated = async (runs, work) => (await inTurn([undefined], runs, (_, run) => work(run)))[0];

/** Fails when `promise` takes longer than half a minute. */
export function patiently(promise, what) {
  const { promise: late, reject } = Promise.withResolvers();
  const timer = setTimeout(() => reject(new Error(what)), 30_000);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
