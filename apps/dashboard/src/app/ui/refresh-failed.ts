import { Component, input, output } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from './icon';

/** Above what is still shown although it could not be read anew. */
@Component({
  selector: 'app-refresh-failed',
  imports: [Icon, TextPipe],
  template: `
    <p class="notice warn" role="alert">
      <app-icon name="alert" />{{ 'failed.refresh' | t: { what: what() } }}
      <button type="button" class="link" (click)="retry.emit()">{{ 'form.retry' | t }}</button>
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
  readonly retry = output();
}
