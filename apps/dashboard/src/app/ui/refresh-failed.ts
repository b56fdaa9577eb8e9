import { Component, input } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from './icon';
import { Retry, type Retried } from './retry';

/** Above what is still shown although it could not be read anew. */
@Component({
  selector: 'app-refresh-failed',
  imports: [Icon, Retry, TextPipe],
  template: `
    <p class="notice warn" role="alert">
      <app-icon name="alert" />{{ 'failed.refresh' | t: { what: what() } }}
      <app-retry [of]="of()" />
    </p>
  `,
  styles: `
    .notice {
      align-items: center;
      margin-bottom: 12px;
    }
  `,
})
export class RefreshFailed {
  readonly what = input.required<string>();
  readonly of = input.required<Retried>();
}
