interface Wait {
  readyAt: number;
  latest: number;
}

/**
 * Waits that neither a clock that is put back nor one that is put forward can spoil: over when the wall clock says so, or
 * when the monotonic clock has run for the whole time, whichever comes first.
 */
export class Patience {
  private readonly waits = new Map<string, Wait>();

  constructor(
    private readonly wall: () => number,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** From now on `key` waits until `readyAt` (epoch milliseconds), and never longer than `mostMs`. */
  wait(key: string, readyAt: number, mostMs: number): void {
    const left = Math.min(Math.max(0, readyAt - this.wall()), mostMs);
    this.waits.set(key, { readyAt, latest: this.monotonic() + left });
  }

  has(key: string): boolean {
    return this.waits.has(key);
  }

  isOver(key: string): boolean {
    const wait = this.waits.get(key);
    return wait !== undefined && (this.wall() >= wait.readyAt || this.monotonic() >= wait.latest);
  }

  /** Those that are over. */
  over(): string[] {
    return [...this.waits.keys()].filter((key) => this.isOver(key));
  }

  forget(key: string): void {
    this.waits.delete(key);
  }

  clear(): void {
    this.waits.clear();
  }

  /** Milliseconds until the next is over; undefined when nothing waits. */
  next(): number | undefined {
    const now = [this.wall(), this.monotonic()] as const;
    const left = [...this.waits.values()].map(({ readyAt, latest }) =>
      Math.max(0, Math.min(readyAt - now[0], latest - now[1])),
    );
    return left.length > 0 ? Math.min(...left) : undefined;
  }
}
