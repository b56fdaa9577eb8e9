import { Component, computed, input, model } from '@angular/core';
import { type MatMenu, MatMenuTrigger } from '@angular/material/menu';

/** The dots at the end of a row, which open what can be done with it. */
@Component({
  selector: 'app-row-menu',
  imports: [MatMenuTrigger],
  template: `<button
    type="button"
    class="icon-btn"
    [matMenuTriggerFor]="menu()"
    [matMenuTriggerData]="data()"
    [attr.aria-label]="label()"
    (menuOpened)="open.set(true)"
    (menuClosed)="open.set(false)"
  ></button>`,
  styles: `
    :host {
      position: relative;
    }

    /* Without elements of their own: every row has them. */
    button::before {
      width: 15px;
      height: 5px;
      background: radial-gradient(circle at center, currentcolor 1.4px, transparent 2px) 0 0 / 5px 5px repeat-x;
      content: '';
    }
  `,
})
export class RowMenu<T> {
  readonly menu = input.required<MatMenu>();
  /** What the menu is for: its content gets it as `row`. */
  readonly row = input.required<T>();
  /** Names the row, since the button has no words of its own. */
  readonly label = input.required<string>();
  readonly open = model(false);

  protected readonly data = computed(() => ({ row: this.row() }));
}
