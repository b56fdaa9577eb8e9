import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

/** Above what is still shown although it could not be read anew. */
@Component({
  selector: 'app-refresh-failed',
  imports: [Icon],
  template: `
    <p class="notice warn" role="alert">
      <app-icon name="alert" />{{ what() }} could not be refreshed and may be out of date.
      <button type="button" class="link" (click)="retry.emit()">Retry</button>
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
