/** Tokens per caller: `perMinute` on average, as many at once. */
export class RateLimit {
  private readonly callers = new Map<string, { tokens: number; at: number }>();
  /** Callers that are remembered; beyond that the oldest is forgotten, which only does it a favour. */
  private static readonly MAX_CALLERS = 10_000;

  constructor(private readonly perMinute: number) {}

  /** Zero when the call may go ahead, else milliseconds until it may. Time is in milliseconds. */
  take(caller: string, now: number): number {
    const { tokens, at } = this.callers.get(caller) ?? { tokens: this.perMinute, at: now };
    const refilled = Math.min(this.perMinute, tokens + ((now - at) / 60_000) * this.perMinute);
    const allowed = refilled >= 1;
    this.callers.delete(caller);
    this.callers.set(caller, { tokens: allowed ? refilled - 1 : refilled, at: now });
    const [oldest] = this.callers.keys();
    if (this.callers.size > RateLimit.MAX_CALLERS && oldest !== undefined) this.callers.delete(oldest);
    return allowed ? 0 : Math.ceil(((1 - refilled) / this.perMinute) * 60_000);
  }
}
