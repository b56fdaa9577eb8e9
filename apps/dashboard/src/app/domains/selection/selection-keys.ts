import { Directive, input } from '@angular/core';
import type { RowSelection } from './row-selection';

const TYPES = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/** In a list of rows: `x` chooses the row that has the focus, Escape lets all go. */
@Directive({ selector: '[appSelectionKeys]', host: { '(keydown)': 'press($event)' } })
export class SelectionKeys {
  /** Null: nobody may choose. */
  readonly selection = input.required<RowSelection | null>({ alias: 'appSelectionKeys' });

  protected press(event: KeyboardEvent): void {
    const selection = this.selection();
    const target = event.target as HTMLElement;
    if (!selection || event.ctrlKey || event.metaKey || event.altKey || target.matches(TYPES)) return;
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (event.key.toLowerCase() === 'x' && row !== undefined) void selection.toggle(row, event.shiftKey);
    else if (event.key === 'Escape' && selection.count() > 0) selection.clear();
    else return;
    event.preventDefault();
  }
}
