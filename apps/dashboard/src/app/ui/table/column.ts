import { computed, Directive, inject, input, TemplateRef } from '@angular/core';
import type { PlainKey } from '../../locale/texts';
import type { Orders } from './sorting';

/** Where a card has a field: before its first line, in that or at the end of that, in its second line or at the end of that. */
export const CARD_LINES = [
  ['lead', 'title', 'badge'],
  ['detail', 'aside'],
] as const;
type CardPlace = (typeof CARD_LINES)[number][number];

export interface CellContext<T> {
  $implicit: T;
  /** Whether it is shown on a card rather than in a table. */
  card: boolean;
}

/**
 * One field of a `DataTable`: its head, its cell, how it orders, and where it stands when rows are cards.
 *
 *     <app-time *appColumn="let site of rows(); label: 'domain.since'; width: '84px'" [at]="site.since" />
 */
@Directive({ selector: '[appColumn]' })
export class Column<T, S extends string> {
  /** The rows, for their type alone. */
  readonly of = input.required<readonly T[]>({ alias: 'appColumnOf' });
  /** Without one it is a field of cards only. */
  readonly label = input<PlainKey>(undefined, { alias: 'appColumnLabel' });
  /** What stands in its head instead of the label, which is then only said. */
  readonly head = input<TemplateRef<unknown>>(undefined, { alias: 'appColumnHead' });
  /** Without one it is not on cards. */
  readonly place = input<CardPlace>(undefined, { alias: 'appColumnPlace' });
  readonly orders = input<Orders<S>>(undefined, { alias: 'appColumnOrders' });
  /** CSS, so that nothing moves when a cell changes. Without one it gets what is left over. */
  readonly width = input<string>(undefined, { alias: 'appColumnWidth' });
  /** The same where each row is laid out by itself. */
  readonly flex = computed(() => (this.width() ? `0 0 ${this.width()}` : '1 1 0'));
  /** The smallest table that has room for it. */
  readonly from = input<'medium' | 'large' | 'wide' | 'huge'>(undefined, { alias: 'appColumnFrom' });

  readonly cell = inject<TemplateRef<CellContext<T>>>(TemplateRef);

  static ngTemplateContextGuard<T, S extends string>(_: Column<T, S>, _context: unknown): _context is CellContext<T> {
    return true;
  }
}
