/** Lets only so many tasks run at once; the others wait in turn. */
export class Slots {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly most: number) {}

  get waiting(): number {
    return this.queue.length;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    try {
      return await task();
    } finally {
      // Whoever waits takes the place over.
      const next = this.queue.shift();
      if (next) next();
      else this.running--;
    }
  }
}
