/** How often `tick` is to be called; a store without a commit for so long is idle. */
export const TICK_MS = 1_000;
const AT_LEAST_EVERY_MS = 60_000;

export interface Checkpointed {
  /** How many there were since the start. */
  readonly count: number;
  /** Both return false where the disk refuses. */
  checkpoint(): boolean;
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
  private lastComplete: number;

  constructor(
    private readonly commits: Checkpointed,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.lastComplete = now();
  }

  tick(): void {
    const { count } = this.commits;
    const isIdle = count === this.seen;
    this.seen = count;
    if (count === this.rested) this.lastComplete = this.now();
    else if (isIdle) {
      if (this.commits.rest()) this.rested = count;
    } else if (this.now() - this.lastComplete >= AT_LEAST_EVERY_MS && this.commits.checkpoint())
      this.lastComplete = this.now();
  }
}
