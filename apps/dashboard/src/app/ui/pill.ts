import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

export type PillTone = 'bad' | 'ok' | 'warn' | 'none' | 'line';

/** A state as colour, shape and word, always all three. The word is projected. */
@Component({
  selector: 'app-pill',
  imports: [Icon],
  template: `<app-icon [name]="icon()" /><ng-content />`,
  host: { '[attr.data-tone]': 'tone()', '[class.quiet]': 'quiet()' },
  styles: `
    :host {
      --icon: 13px;
      --icon-stroke: 3;

      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: 100%;
      padding: 1px 9px 1px 7px;
      border: 1px solid transparent;
      border-radius: 99px;
      background: var(--none-soft);
      color: var(--none);
      font-size: 12.5px;
      font-weight: 600;
      line-height: 18px;
      white-space: nowrap;
    }

    /* A frame, so that it stands out from a row that is red as well. */
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

    :host(.quiet) {
      padding-inline: 8px;
      border-color: transparent;
      background: none;
      font-weight: 500;
    }
  `,
})
export class Pill {
  readonly tone = input.required<PillTone>();
  readonly icon = input.required<IconName>();
  /** Beside others that matter more: without a ground. */
  readonly quiet = input(false);
}
