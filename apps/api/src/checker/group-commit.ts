export interface GroupCommitOptions {
  /** Most items that one flush takes; what was added together stays together, so a larger addition goes alone. */
  maxBatch: number;
  /** Most items that may wait. */
  maxWaiting: number;
  /** The error of an addition that finds the queue full: nothing of it was taken. */
  refuse: () => Error;
}

interface Addition<T, R> {
  items: readonly T[];
  resolve: (results: R[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Many callers, one write at a time: an addition is flushed at once when nothing is running, else together with all that
 * arrived while the running flush ended. So one caller waits for one write, and a thousand wait for two.
 */
export class GroupCommit<T, R> {
  private queue: Addition<T, R>[] = [];
  private waiting = 0;
  private running: Promise<void> | undefined;

  constructor(
    /** One result per item, in order. When it throws, everybody in the batch hears it. */
    private readonly commit: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly options: GroupCommitOptions,
  ) {}

  /** Settles when its items are committed. */
  add(items: readonly T[]): Promise<R[]> {
    if (this.waiting + items.length > this.options.maxWaiting) return Promise.reject(this.options.refuse());
    return new Promise((resolve, reject) => {
      this.queue.push({ items, resolve, reject });
      this.waiting += items.length;
      this.running ??= this.run();
    });
  }

  /** Settles when nothing is running or waiting any more. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // What is added in the same turn of the event loop joins the first flush.
    await Promise.resolve();
    while (this.queue.length > 0) await this.flush(this.takeBatch());
    this.running = undefined;
  }

  private takeBatch(): Addition<T, R>[] {
    let size = 0;
    const end = this.queue.findIndex(({ items }, index) => {
      size += items.length;
      return index > 0 && size > this.options.maxBatch;
    });
    return this.queue.splice(0, end < 0 ? this.queue.length : end);
  }

  private async flush(batch: readonly Addition<T, R>[]): Promise<void> {
    const items = batch.flatMap((addition) => addition.items);
    try {
      const results = await this.commit(items);
      let taken = 0;
      for (const addition of batch) addition.resolve(results.slice(taken, (taken += addition.items.length)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.waiting -= items.length;
    }
  }
}
