/**
 * Sends many items without holding up everything else: so many at a time, then whatever else waits has its turn. The
 * first go at once, nothing is dropped and the order stays.
 */
export class InSlices<T> {
  private waiting: T[] = [];
  private next: NodeJS.Immediate | undefined;

  constructor(
    private readonly send: (item: T) => void,
    private readonly size: number,
  ) {}

  add(items: readonly T[]): void {
    this.waiting.push(...items);
    if (this.next === undefined) this.sendSlice();
  }

  /** What is still waiting goes out now. */
  stop(): void {
    clearImmediate(this.next);
    this.next = undefined;
    this.waiting.splice(0).forEach(this.send);
  }

  private sendSlice(): void {
    this.waiting.splice(0, this.size).forEach(this.send);
    this.next = this.waiting.length > 0 ? setImmediate(() => this.sendSlice()) : undefined;
  }
}
