import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  contentChildren,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChildren,
} from '@angular/core';
import { type MatMenu, MatMenuModule, MatMenuTrigger } from '@angular/material/menu';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../icon';
import { matchesMedia, NARROW } from '../media';
import { CARD_LINES, Column } from './column';
import { HoldsOrder } from './holds-order';
import type { OrderHold } from './order-hold';
import { ariaSortOf, nextOrder, type Orders } from './sorting';

/**
 * Rows as a table, or as cards where that would not fit: one of them at a time, both from the list of columns that it is
 * given as content.
 */
@Component({
  selector: 'app-data-table',
  imports: [HoldsOrder, Icon, MatMenuModule, NgTemplateOutlet, TextPipe],
  templateUrl: './data-table.html',
  styleUrl: './data-table.css',
})
export class DataTable<T extends { id: string }, S extends string = never> {
  readonly caption = input.required<string>();
  readonly rows = input.required<readonly T[]>();
  /** Classes of a row, of those that `data-table.css` knows. */
  readonly look = input<(row: T) => string>(() => '');
  /** Is told while somebody is busy among the rows. */
  readonly hold = input<OrderHold>();
  readonly order = input<S | null>(null);
  readonly ordered = output<S | null>();
  /** What can be done with a row, which it gets as `row`. Null: nothing. */
  readonly menu = input<MatMenu | null>(null);
  readonly menuLabel = input<(row: T) => string>(() => '');

  protected readonly columns = contentChildren<Column<T, S>>(Column);
  protected readonly heads = computed(() => this.columns().filter((column) => column.label() !== undefined));
  protected readonly lines = CARD_LINES;
  protected readonly ariaSortOf = ariaSortOf;

  private readonly narrow = matchesMedia(NARROW);
  private readonly menus = viewChildren(MatMenuTrigger);
  protected readonly menuClosed = signal({});
  /** Rows that turn into cards take their buttons with them: an open menu keeps what it belongs to. */
  protected readonly cards = linkedSignal<unknown[], boolean>({
    source: () => [this.narrow(), this.menuClosed()],
    computation: ([narrow], before) =>
      before && untracked(this.menus).some(({ menuOpen }) => menuOpen) ? before.value : narrow === true,
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const injector = inject(Injector);
    effect(() => {
      this.cards();
      const focused = host.querySelector<HTMLElement>('[data-row] :focus');
      if (!focused) return;
      const row = focused.closest<HTMLElement>('[data-row]')!.dataset['row']!;
      const what = focused.matches('.icon-btn') ? '.icon-btn' : 'a, button';
      const focusAgain = () => host.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"] :is(${what})`)?.focus();
      afterNextRender(focusAgain, { injector });
    });
  }

  protected orderBy(orders: Orders<S>): void {
    this.ordered.emit(nextOrder(this.order(), orders));
  }
}
