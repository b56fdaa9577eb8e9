/** How often `tick` is to be called; a store without a commit for so long is idle. */
export const TICK_MS = 1_000;
const AT_LEAST_EVERY_MS = 60_000;

export interface Checkpointed {
  /** How many commits there were since the start. */
  readonly count: number;
  /** Begins one, unless it cannot be now. */
  checkpoint(): void;
  /** Returns false when there is something to be done before, or the disk refuses. */
  rest(): boolean;
}

/**
 * Moves what was committed from the log into the file: when the store is idle, and at least every minute. It runs
 * between commands, on a timer, so that no command waits for its own.
 */
export class Checkpoints {
  private seen = 0;
  /** How many commits the file holds by itself. */
  private rested = 0;
  private last: number;

  constructor(
    private readonly commits: Checkpointed,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = now();
  }

  tick(): void {
    const { count } = this.commits;
    const isIdle = count === this.seen;
    this.seen = count;
    if (isIdle && count !== this.rested && this.commits.rest()) this.rested = count;
    if (count === this.rested) this.last = this.now();
    else if (!isIdle && this.now() - this.last >= AT_LEAST_EVERY_MS) {
      this.commits.checkpoint();
      this.last = this.now();
    }
  }
}
