import { NgTemplateOutlet } from '@angular/common';
import { Component, computed } from '@angular/core';
import { CARD_LINES, type CellContext } from './column';
import { RowMenu } from './row-menu';
import { RowParts } from './row-parts';

/** A row as a card: those of its columns that have a place on one. */
@Component({
  selector: 'li[appRowCard]',
  imports: [NgTemplateOutlet, RowMenu],
  template: `
    @for (places of lines; track places) {
      <div class="line">
        @for (place of places; track place) {
          <div [class]="place">
            @for (column of columns(); track column) {
              @if (column.place() === place) {
                <div class="field">
                  <ng-container [ngTemplateOutlet]="column.cell" [ngTemplateOutletContext]="context()" />
                </div>
              }
            }
          </div>
        }
        @if ($first && menu(); as panel) {
          <app-row-menu [menu]="panel" [row]="row()" [label]="menuLabel()(row())" [(open)]="menuOpen" />
        }
      </div>
    }
  `,
  styleUrls: ['./row-look.css', './row-card.css'],
})
export class RowCard<T, S extends string> extends RowParts<T, S> {
  protected readonly lines = CARD_LINES;
  protected readonly context = computed<CellContext<T>>(() => ({ $implicit: this.row(), card: true }));
}
