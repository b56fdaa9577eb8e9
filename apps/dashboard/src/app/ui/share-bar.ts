import { Component, computed, input } from '@angular/core';

/** How much of a whole is blocked. The numbers stand next to it in words. */
@Component({
  selector: 'app-share-bar',
  template: `<span class="bad" [style.width.%]="share()"></span>`,
  host: { 'aria-hidden': 'true', '[class.empty]': 'total() === 0' },
  styles: `
    :host {
      display: flex;
      height: 8px;
      border-radius: 9px;
      background: color-mix(in srgb, var(--ok) 55%, var(--card));
      overflow: hidden;
    }

    :host(.empty) {
      background: var(--none-soft);
    }

    .bad {
      min-width: 0;
      border-radius: 9px 0 0 9px;
      background: var(--bad);
      transition: width 0.3s;
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
  readonly total = input.required<number>();
  /** One of many thousands is still to be seen. */
  protected readonly share = computed(() => (this.bad() > 0 ? Math.max(2, (this.bad() / this.total()) * 100) : 0));
}
