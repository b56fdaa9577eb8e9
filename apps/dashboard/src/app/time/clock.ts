import { DestroyRef, inject, Service, signal } from '@angular/core';
import { middleOf, narrowed, type Offset, offsetOf, shifted } from './server-offset';

const TICK_MS = 10_000;
/** Beyond this the wall clock has not drifted: it was set, or the machine slept. */
const JUMP_MS = 5_000;
const ASK_MS = 5_000;

const aheadOfMonotonic = (): number => Date.now() - performance.now();

/**
 * The one clock behind every age on the page: the server's time, as its answers tell it, carried on by a clock that
 * nobody sets. The reader's own clock counts only until the first answer.
 */
@Service()
export class Clock {
  private offset: Offset | null = null;
  private wallAhead = aheadOfMonotonic();
  private readonly time = signal(Date.now());
  /** Milliseconds since the epoch, moved on every ten seconds. */
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.tick(), TICK_MS);
    const onVisible = () => {
      if (!document.hidden) this.tick();
    };
    document.addEventListener('visibilitychange', onVisible);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    });
  }

  /** The same at this very moment. */
  current(): number {
    return this.offset ? performance.now() + middleOf(this.offset) : Date.now();
  }

  /**
   * The server has answered.
   * @param date its `Date`
   * @param sent when it was asked, by `performance.now()`
   */
  heard(date: string | null, sent: number): void {
    const told = Date.parse(date ?? '');
    if (Number.isNaN(told)) return;
    this.offset = narrowed(this.offset, offsetOf({ date: told, sent, received: performance.now() }));
    if (Math.abs(this.current() - this.now()) > JUMP_MS) this.time.set(this.current());
  }

  private tick(): void {
    const ahead = aheadOfMonotonic();
    const jump = ahead - this.wallAhead;
    this.wallAhead = ahead;
    if (Math.abs(jump) > JUMP_MS) void this.askAfter(jump);
    else this.time.set(this.current());
  }

  /**
   * The server knows whether the clock was set or the machine slept, during which many a monotonic clock stands still.
   * When nobody answers it has rather slept: what is old must never be shown as fresh.
   */
  private async askAfter(jump: number): Promise<void> {
    const sent = performance.now();
    try {
      const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(ASK_MS) });
      this.heard(answer.headers.get('Date'), sent);
    } catch {
      if (this.offset && jump > 0) this.offset = shifted(this.offset, jump);
    }
    this.time.set(this.current());
  }
}
