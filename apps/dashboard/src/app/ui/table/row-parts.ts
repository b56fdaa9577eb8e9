import { Directive, input, signal } from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import type { Column } from './column';

/** What a row of a `DataTable` is made of, whether it is one of a table or a card. */
@Directive()
export abstract class RowParts<T, S extends string> {
  readonly row = input.required<T>();
  readonly columns = input.required<readonly Column<T, S>[]>();
  /** Null: nothing can be done with it. */
  readonly menu = input.required<MatMenu | null>();
  readonly menuLabel = input.required<(row: T) => string>();
  readonly menuOpen = signal(false);
}
