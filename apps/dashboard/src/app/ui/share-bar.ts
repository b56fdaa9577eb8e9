import { Component, computed, input } from '@angular/core';

/** How much of a whole is blocked, and how much is reached; the rest nobody has measured. The numbers stand next to it in words. */
@Component({
  selector: 'app-share-bar',
  template: `<span class="bad" [style.width.%]="share()"></span><span class="ok" [style.width.%]="okShare()"></span>`,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: flex;
      height: 8px;
      border-radius: 9px;
      background: var(--line);
      overflow: hidden;
    }

    span {
      transition: width 0.3s;
    }

    .bad {
      flex: none;
      background: var(--bad);
    }

    .ok {
      background: color-mix(in srgb, var(--ok) 55%, var(--card));
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid;
      }

      .bad {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }
  `,
})
export class ShareBar {
  readonly bad = input.required<number>();
  readonly ok = input.required<number>();
  readonly total = input.required<number>();
  /** One of many thousands is still to be seen. */
  protected readonly share = computed(() => (this.bad() > 0 ? Math.max(2, (this.bad() / this.total()) * 100) : 0));
  protected readonly okShare = computed(() => (this.ok() > 0 ? (this.ok() / this.total()) * 100 : 0));
}
