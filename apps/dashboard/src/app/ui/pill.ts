import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

export type PillTone = 'bad' | 'ok' | 'warn' | 'none' | 'line';

/** A state as colour, shape and word, always all three. The word is projected. */
@Component({
  selector: 'app-pill',
  imports: [Icon],
  template: `<app-icon [name]="icon()" /><ng-content />`,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      --icon: 12px;
      --icon-stroke: 2.8;

      display: inline-flex;
      align-items: center;
      gap: 5px;
      padding: 0 9px 0 7px;
      border: 1px solid transparent;
      border-radius: 99px;
      background: var(--none-soft);
      color: var(--none);
      font-size: 12.5px;
      font-weight: 600;
      line-height: 20px;
      white-space: nowrap;
    }

    :host([data-tone='bad']) {
      border-color: color-mix(in srgb, var(--bad) 38%, transparent);
      background: var(--bad-soft);
      color: var(--bad);
    }

    :host([data-tone='ok']) {
      background: var(--ok-soft);
      color: var(--ok);
    }

    :host([data-tone='warn']) {
      background: var(--warn-soft);
      color: var(--warn);
    }

    :host([data-tone='line']) {
      border-color: var(--line);
      background: none;
      color: var(--ink2);
    }
  `,
})
export class Pill {
  readonly tone = input.required<PillTone>();
  readonly icon = input.required<IconName>();
}
