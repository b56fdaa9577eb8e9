import { Component, computed, input } from '@angular/core';
import { type IconName, ICONS } from './icons';

/** Decoration next to a word, or inside a control that has its own label: never the only thing that says something. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styleUrl: './strokes.css',
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICONS[this.name()]);
}
