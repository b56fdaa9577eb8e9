import type { Store } from '../storage/store';

/** How often `tick` is to be called; a store without a commit for so long is idle. */
export const TICK_MS = 1_000;
const AT_LEAST_EVERY_MS = 60_000;

/**
 * Moves what was committed from the log into the file: when the store is idle, and at least every minute. It runs
 * between commands, on a timer, so that no command waits for its own.
 */
export class Checkpoints {
  private seen = 0;
  /** How many commits the file holds; what an earlier process left in the log counts as one more. */
  private kept = -1;
  private lastComplete: number;

  constructor(
    private readonly store: Store,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.lastComplete = now();
  }

  tick(): void {
    const { commits } = this.store;
    const isIdle = commits === this.seen;
    this.seen = commits;
    const isDue = isIdle || this.now() - this.lastComplete >= AT_LEAST_EVERY_MS;
    if (commits !== this.kept && !(isDue && this.store.checkpoint())) return;
    this.kept = commits;
    this.lastComplete = this.now();
  }
}
