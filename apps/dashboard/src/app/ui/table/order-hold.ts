import { signal } from '@angular/core';

/** Somebody who has not moved for so long is not about to click a row. */
const STILL_MS = 4_000;
/** Time to get from a row to the button that applies what waits. */
const LEAVING_MS = 800;

/** Whether the order of rows stays as it is, since somebody may be about to act on one of them. */
export class OrderHold {
  private readonly holding = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly held = this.holding.asReadonly();

  /** Somebody does something among the rows. */
  stir(): void {
    this.holding.set(true);
    this.releaseIn(STILL_MS);
  }

  /** The pointer or the focus goes elsewhere. */
  leave(): void {
    if (this.holding()) this.releaseIn(LEAVING_MS);
  }

  release(): void {
    clearTimeout(this.timer);
    this.holding.set(false);
  }

  private releaseIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.holding.set(false), ms);
  }
}
