/**
 * Bursts as few messages: what comes in a quiet period goes out at once; after that, whatever gathers goes out together,
 * at most once per window. Nothing is dropped and the order stays.
 */
export class Coalescer<T> {
  private gathered: T[] = [];
  private window: NodeJS.Timeout | undefined;

  constructor(
    private readonly send: (items: T[]) => void,
    private readonly windowMs: number,
  ) {}

  add(items: readonly T[]): void {
    this.gathered.push(...items);
    if (this.window === undefined) this.flush();
  }

  /** What is still waiting goes out now. */
  stop(): void {
    clearTimeout(this.window);
    this.window = undefined;
    if (this.gathered.length > 0) this.send(this.gathered.splice(0));
  }

  private flush(): void {
    this.window = undefined;
    if (this.gathered.length === 0) return;
    this.send(this.gathered.splice(0));
    this.window = setTimeout(() => this.flush(), this.windowMs);
    this.window.unref();
  }
}
