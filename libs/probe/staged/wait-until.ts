import { setTimeout as wait } from 'node:timers/promises';

/** Waits for a condition instead of for a time; fails loudly when it never comes. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, withinMs = 100_000): Promise<void> {
  const givesUpAt = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > givesUpAt) throw new Error(`Not within ${withinMs} ms: ${condition.toString()}`);
    await wait(5);
  }
}
