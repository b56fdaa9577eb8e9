import { Component, input } from '@angular/core';
import { TextPipe } from '../../locale/text-pipes';
import type { RowSelection } from './row-selection';

/** The box in the head: all that match, or none. */
@Component({
  selector: 'app-select-shown',
  imports: [TextPipe],
  template: `
    <label>
      <input
        #box
        type="checkbox"
        [attr.aria-label]="'select.shown' | t"
        [checked]="selection().head() === 'all'"
        [indeterminate]="selection().head() === 'some'"
        (change)="selection().toggleAll(box.checked)"
      />
    </label>
  `,
  styleUrl: './select-box.css',
})
export class SelectShown {
  readonly selection = input.required<RowSelection>();
}
