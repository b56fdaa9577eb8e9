import { Component, computed, input } from '@angular/core';
import { TextPipe } from '../../locale/text-pipes';
import type { RowSelection } from './row-selection';

/** The box of one row. With Shift it takes all from the one that was touched before. */
@Component({
  selector: 'app-select-row',
  imports: [TextPipe],
  template: `
    <label>
      <input
        type="checkbox"
        [attr.aria-label]="'select.row' | t: { domain: name() }"
        [checked]="chosen()"
        (click)="choose($event.shiftKey)"
      />
    </label>
  `,
  styleUrl: './select-box.css',
})
export class SelectRow {
  readonly selection = input.required<RowSelection>();
  readonly id = input.required<string>();
  readonly name = input.required<string>();
  protected readonly chosen = computed(() => this.selection().has(this.id()));

  protected choose(stretch: boolean): void {
    void this.selection().toggle(this.id(), stretch);
  }
}
