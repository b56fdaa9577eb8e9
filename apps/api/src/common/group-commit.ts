export interface GroupCommitOptions<T> {
  /** Most items that one flush takes; what was added together stays together, so a larger addition goes alone. */
  maxBatch: number;
  /** Most items that may wait or run (default: any number). */
  maxWaiting?: number;
  /** The error of an addition that finds the queue full: nothing of it was taken. */
  refuse?: () => Error;
  /** Flushes that may run at the same time (default 1): while one waits for the database, another can be prepared. */
  lanes?: number;
  /** Items with the same key keep their order, and are never in two flushes at once. */
  keyOf?: (item: T) => string;
  /** What a lane rests after a flush (default 0), unless a whole batch or somebody waits: so few flushes take many items. */
  restMs?: number;
}

const tooMany = () => new Error('Too much is waiting.');

interface Addition<T, R> {
  items: readonly T[];
  keys: readonly string[];
  resolve: (results: R[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Many callers, few writes: an addition is flushed at once when a lane is free, else together with all that arrived
 * while the running flush ended. So one caller waits for one write, and a thousand wait for two.
 */
export class GroupCommit<T, R> {
  private queue: Addition<T, R>[] = [];
  private waiting = 0;
  private readonly lanes = new Set<Promise<void>>();
  private readonly busy = new Set<string>();
  private readonly resting = new Set<() => void>();
  private impatient = 0;

  constructor(
    /** One result per item, in order. When it throws, everybody in the batch hears it. */
    private readonly commit: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly options: GroupCommitOptions<T>,
  ) {}

  /** Items that wait or run. */
  get size(): number {
    return this.waiting;
  }

  /** Settles when its items, and all that were added before with the same keys, are committed. */
  add(items: readonly T[]): Promise<R[]> {
    const { maxWaiting = Infinity, refuse = tooMany, keyOf, lanes = 1 } = this.options;
    if (this.waiting + items.length > maxWaiting) return Promise.reject(refuse());
    return new Promise((resolve, reject) => {
      this.queue.push({ items, keys: keyOf ? [...new Set(items.map(keyOf))] : [], resolve, reject });
      this.waiting += items.length;
      if (this.lanes.size < lanes) this.open();
      else if (this.waiting >= this.options.maxBatch) this.wake();
    });
  }

  /** Settles when all that was added before is committed, and lets no lane rest until then. */
  async settled(): Promise<void> {
    await this.withoutRest(() => this.add([]));
  }

  /** Settles when nothing is running or waiting any more. */
  async idle(): Promise<void> {
    await this.withoutRest(async () => {
      while (this.lanes.size > 0) await Promise.all(this.lanes);
    });
  }

  private async withoutRest(wait: () => Promise<unknown>): Promise<void> {
    this.impatient += 1;
    this.wake();
    try {
      await wait();
    } finally {
      this.impatient -= 1;
    }
  }

  private wake(): void {
    for (const wake of this.resting) wake();
  }

  private async rest(): Promise<void> {
    const { restMs = 0, maxBatch } = this.options;
    if (restMs === 0 || this.impatient > 0 || this.waiting >= maxBatch) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, restMs);
      this.resting.add(wake);
    });
  }

  private open(): void {
    const lane: Promise<void> = this.run(() => this.lanes.delete(lane));
    this.lanes.add(lane);
  }

  private async run(end: () => void): Promise<void> {
    // What is added in this turn of the event loop joins the first flush; and whatever else the turn does comes first.
    await new Promise(setImmediate);
    for (let batch = this.takeBatch(); batch.length > 0; batch = this.takeBatch()) {
      await this.flush(batch);
      await this.rest();
    }
    end();
  }

  /** The first of the queue that touch nothing of what runs, nor of what waits before them. */
  private takeBatch(): Addition<T, R>[] {
    const { maxBatch } = this.options;
    const taken: Addition<T, R>[] = [];
    const left: Addition<T, R>[] = [];
    const held = new Set(this.busy);
    let size = 0;
    let full = false;
    for (const addition of this.queue) {
      const { items, keys } = addition;
      full ||= taken.length > 0 && size + items.length > maxBatch;
      if (full || keys.some((key) => held.has(key))) {
        left.push(addition);
        for (const key of keys) held.add(key);
      } else {
        taken.push(addition);
        size += items.length;
      }
    }
    this.queue = left;
    return taken;
  }

  private async flush(batch: readonly Addition<T, R>[]): Promise<void> {
    const items = batch.flatMap((addition) => addition.items);
    const keys = batch.flatMap((addition) => addition.keys);
    for (const key of keys) this.busy.add(key);
    try {
      const results = await this.commit(items);
      let taken = 0;
      for (const addition of batch) addition.resolve(results.slice(taken, (taken += addition.items.length)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      for (const key of keys) this.busy.delete(key);
      this.waiting -= items.length;
    }
  }
}
