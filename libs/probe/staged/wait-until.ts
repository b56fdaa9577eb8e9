import { setTimeout as wait } from 'node:timers/promises';

/** How long until it is looked again: the longer it takes, the less often. */
const SHORTEST_MS = 5;
const LONGEST_MS = 100;
const SHARE = 0.1;

/** Waits for a condition instead of for a time; fails loudly when it never comes. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, withinMs = 100_000): Promise<void> {
  const begun = Date.now();
  while (!(await condition())) {
    const waited = Date.now() - begun;
    if (waited > withinMs) throw new Error(`Not within ${withinMs} ms: ${condition.toString()}`);
    await wait(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waited * SHARE)));
  }
}
