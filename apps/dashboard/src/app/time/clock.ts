import { DestroyRef, inject, Service, signal } from '@angular/core';

const TICK_MS = 10_000;

/** The one ticker behind every relative time on the page. */
@Service()
export class Clock {
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

  tick(): void {
    this.time.set(Date.now());
  }
}
