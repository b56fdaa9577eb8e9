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
  styleUrl: './pill.css',
})
export class Pill {
  readonly tone = input.required<PillTone>();
  readonly icon = input.required<IconName>();
  /** Beside others that matter more: without a ground. */
  readonly quiet = input(false);
}
