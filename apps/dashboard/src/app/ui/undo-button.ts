import { Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Clock } from '../time/clock';

const SECOND = 1_000;

/** Takes something back, as long as the server lets one: counts the seconds, and is gone when they are. */
@Component({
  selector: 'app-undo-button',
  imports: [TextPipe],
  template: `
    @if (seconds() > 0) {
      <button type="button" class="link" (click)="undone.emit()">
        {{ 'toast.undo' | t }} <span class="muted" aria-hidden="true">{{ seconds() }}</span>
      </button>
    }
  `,
  styles: `
    button {
      min-height: 24px;
      white-space: nowrap;
    }

    span {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class UndoButton {
  /** Milliseconds since the epoch, by the server's time. */
  readonly until = input.required<number>();
  readonly undone = output();

  private readonly clock = inject(Clock);
  private readonly now = signal(this.clock.current());
  protected readonly seconds = computed(() => Math.max(0, Math.ceil((this.until() - this.now()) / SECOND)));

  constructor() {
    const timer = setInterval(() => this.now.set(this.clock.current()), SECOND);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
