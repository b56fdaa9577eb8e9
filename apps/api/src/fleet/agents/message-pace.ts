/** How many messages one connection may send in so long. */
const WINDOW_MS = 10_000;
const MOST = 1000;

/** Tells an agent that floods from one that answers many at once. */
export class MessagePace {
  private since = -Infinity;
  private count = 0;

  /** @param now milliseconds of any clock that does not go back */
  isFlood(now: number): boolean {
    if (now - this.since >= WINDOW_MS) {
      this.since = now;
      this.count = 0;
    }
    return (this.count += 1) > MOST;
  }
}
