import { Component, input } from '@angular/core';
import { type MatMenuPanel, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from './icon';

/** Opens the menu of one thing among many. */
@Component({
  selector: 'app-menu-button',
  imports: [Icon, MatMenuTrigger],
  template: `
    <button
      type="button"
      class="icon-btn"
      [matMenuTriggerFor]="menu()"
      [matMenuTriggerData]="of()"
      [attr.aria-label]="label()"
    >
      <app-icon name="more" />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class MenuButton {
  readonly menu = input.required<MatMenuPanel>();
  /** What the menu is told of the thing. */
  readonly of = input<object>();
  /** Names the thing, since the button has no words of its own. */
  readonly label = input.required<string>();
}
