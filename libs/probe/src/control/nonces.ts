/** Which nonces were used lately; bounded by the window, since nothing older is taken anyway. */
export class Nonces {
  private readonly used = new Map<string, number>();

  constructor(private readonly windowMs: number) {}

  /** False when this nonce was taken before. Time is in epoch milliseconds. */
  take(nonce: string, now: number): boolean {
    for (const [old, at] of this.used) {
      if (now - at <= 2 * this.windowMs) break;
      this.used.delete(old);
    }
    if (this.used.has(nonce)) return false;
    this.used.set(nonce, now);
    return true;
  }
}
