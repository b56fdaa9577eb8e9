import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

/** Fills the place where content would be: nothing yet, no match, failed. What to do about it is projected. */
@Component({
  selector: 'app-notice',
  imports: [Icon],
  template: `
    <span class="badge"><app-icon [name]="icon()" /></span>
    @if (level() === '1') {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    <p>{{ text() }}</p>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 6px;
      padding: 56px 20px;
      text-align: center;
    }

    .badge {
      --icon: 21px;

      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      margin-bottom: 6px;
      border-radius: 12px;
      background: var(--none-soft);
      color: var(--none);
    }

    h1,
    h2 {
      font-size: 16px;
      font-weight: 650;
    }

    p {
      max-width: 46ch;
      color: var(--ink3);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 8px;
      margin-top: 10px;
    }
  `,
})
export class Notice {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly level = input<'1' | '2'>('2');
}
