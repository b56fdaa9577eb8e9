import type { Env } from '../../config/env';

/** After so long a brand is read anew though nothing was marked: a crash may have kept a mark from being made. */
const MOST_TRUSTED_MS = 600_000;
/** Confirmations that other instances heard, and could not tell of, must be seen before the domain passes for stale. */
const SHARE_OF_STALE = 4;
const LEAST_PAUSE_MS = 1000;

/** Brands are read anew one after another, each once in so long. Times are milliseconds since 1970. */
export class ReadingTurns {
  private readonly readAt = new Map<string, number>();

  constructor(private readonly env: Env) {}

  private get trustedMs(): number {
    return this.env.REDIS_URL ? Math.min(MOST_TRUSTED_MS, this.env.STALE_AFTER / SHARE_OF_STALE) : MOST_TRUSTED_MS;
  }

  /** Until the next turn. Other instances tell only of their last moves; without any, it is enough that each brand has its turn. */
  get pauseMs(): number {
    return this.env.REDIS_URL
      ? LEAST_PAUSE_MS
      : Math.max(LEAST_PAUSE_MS, this.trustedMs / Math.max(1, this.readAt.size));
  }

  /** One of its domains was read. */
  met(brand: string, now: number): void {
    if (!this.readAt.has(brand)) this.readAt.set(brand, now);
  }

  /** All of it was read. */
  done(brand: string, now: number): void {
    this.readAt.set(brand, now);
  }

  /** One at most: nobody should wait for many. */
  due(now: number): string[] {
    const [first] = [...this.readAt].sort(([, one], [, other]) => one - other);
    return first && now - first[1] >= this.trustedMs ? [first[0]] : [];
  }
}
