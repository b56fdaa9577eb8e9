import { NgTemplateOutlet } from '@angular/common';
import { Component, computed } from '@angular/core';
import type { CellContext } from './column';
import { RowMenu } from './row-menu';
import { RowParts } from './row-parts';

/** The cells of a row: a component, so that rows that stay as they are cost nothing while others scroll into sight. */
@Component({
  selector: 'tr[appRowCells]',
  imports: [NgTemplateOutlet, RowMenu],
  template: `
    @for (column of columns(); track column) {
      <td role="cell" [attr.data-from]="column.from()" [style.flex]="column.flex()">
        <ng-container [ngTemplateOutlet]="column.cell" [ngTemplateOutletContext]="context()" />
      </td>
    }
    @if (menu(); as panel) {
      <td role="cell" class="more">
        <app-row-menu [menu]="panel" [row]="row()" [label]="menuLabel()(row())" [(open)]="menuOpen" />
      </td>
    }
  `,
  styleUrls: ['./row-look.css', './row-cells.css', './room.css'],
})
export class RowCells<T, S extends string> extends RowParts<T, S> {
  protected readonly context = computed<CellContext<T>>(() => ({ $implicit: this.row(), card: false }));
}
