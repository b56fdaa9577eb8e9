/** How long what was seen of a resolver or a neutral name holds. Milliseconds. */
export const WITNESS_MS = 60_000;

/** One answer, asked for at most once in so many milliseconds; those who ask meanwhile share it. */
export class Remembered<T> {
  private known: { at: number; value: Promise<T> } | undefined;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly forMs = WITNESS_MS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get(): Promise<T> {
    if (this.known && this.now() - this.known.at < this.forMs) return this.known.value;
    const value = this.ask();
    this.known = { at: this.now(), value };
    value.catch(() => {
      this.known = undefined;
    });
    return value;
  }

  /** Asks anew, whatever is known. */
  renew(): Promise<T> {
    this.known = undefined;
    return this.get();
  }
}
