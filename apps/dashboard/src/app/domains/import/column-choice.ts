import { Component, computed, input, output } from '@angular/core';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { COLUMN_ROLES, type ColumnMap, type ColumnRole, type ListTable } from './reading/list';

/** What each column of a table says: as it was guessed, until somebody says otherwise. */
@Component({
  selector: 'app-column-choice',
  imports: [TextPipe],
  templateUrl: './column-choice.html',
  styleUrl: './column-choice.css',
})
export class ColumnChoice {
  readonly table = input.required<ListTable>();
  readonly chosen = output<ColumnMap>();
  protected readonly roles = COLUMN_ROLES;
  protected readonly names = computed(() =>
    this.table().columns.map((name, at) => name.trim().slice(0, 60) || t('column.nameless', { number: at + 1 })),
  );

  protected choose(role: ColumnRole, value: string): void {
    const { [role]: _before, ...others } = this.table().map;
    this.chosen.emit(value === '' ? others : { ...others, [role]: Number(value) });
  }
}
