import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChild,
  contentChildren,
  input,
  linkedSignal,
  output,
  type Signal,
  viewChildren,
} from '@angular/core';
import type { MatMenu } from '@angular/material/menu';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../icon';
import { matchesMedia, NARROW } from '../media';
import { Column } from './column';
import { GroupHead } from './group-head';
import { HoldsOrder } from './holds-order';
import { keepFocus } from './keep-focus';
import type { Line, LineWindow } from './line';
import type { OrderHold } from './order-hold';
import { RowCard } from './row-card';
import { RowCells } from './row-cells';
import { shownInTurns } from './shown-in-turns';
import { ariaSortOf, nextOrder, type Orders } from './sorting';

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/**
 * Rows as a table, or as cards where that would not fit: one of them at a time, both from the list of columns that it is
 * given as content. Of many rows a window of lines: the others are two blanks of their height.
 */
@Component({
  selector: 'app-data-table',
  imports: [HoldsOrder, Icon, NgTemplateOutlet, RowCard, RowCells, TextPipe],
  templateUrl: './data-table.html',
  styleUrls: ['./data-table.css', './room.css'],
})
export class DataTable<T extends { id: string }, S extends string = never, G = never> {
  readonly caption = input.required<string>();
  /** All of them; or a `window`. */
  readonly rows = input<readonly T[]>([]);
  /** A signal that stays the same, so that whoever gives the columns has nothing to do while somebody scrolls. */
  readonly window = input<Signal<LineWindow<T, G>> | null>(null);
  /** Of a line of a window, in pixels. */
  readonly lineHeight = input(44);
  /** Labels of columns that are not shown. */
  readonly hidden = input(NOTHING_HIDDEN);
  /** Classes of a row, of those that `row-look.css` knows. */
  readonly look = input<(row: T) => string>(() => '');
  /** Is told while somebody is busy among the rows. */
  readonly hold = input<OrderHold>();
  readonly order = input<S | null>(null);
  readonly ordered = output<S | null>();
  /** What can be done with a row, which it gets as `row`. Null: nothing. */
  readonly menu = input<MatMenu | null>(null);
  readonly menuLabel = input<(row: T) => string>(() => '');

  private readonly columns = contentChildren<Column<T, S>>(Column);
  protected readonly groupHead = contentChild<GroupHead<G>>(GroupHead);
  protected readonly columnsShown = computed(() =>
    this.columns().filter((column) => !this.hidden().has(column.label() ?? '')),
  );
  protected readonly heads = computed(() => this.columnsShown().filter((column) => column.label() !== undefined));
  protected readonly shown = computed(() => this.window()?.() ?? null);
  protected readonly lines = shownInTurns(
    computed<readonly Line<T, G>[]>(
      () => this.shown()?.lines ?? this.rows().map((value, index) => ({ kind: 'row', id: value.id, index, value })),
    ),
  );
  /** Lines that are not there, above and below those that are. */
  protected readonly above = computed(() => this.shown()?.first ?? 0);
  protected readonly below = computed(() => {
    const window = this.shown();
    return window ? Math.max(0, window.total - window.first - window.lines.length) : 0;
  });
  protected readonly width = computed(() => this.heads().length + (this.menu() ? 1 : 0));
  protected readonly ariaSortOf = ariaSortOf;

  private readonly narrow = matchesMedia(NARROW);
  private readonly cellsOfRows = viewChildren(RowCells);
  private readonly cardsOfRows = viewChildren(RowCard);
  private readonly menuOpen = computed(() =>
    [...this.cellsOfRows(), ...this.cardsOfRows()].some(({ menuOpen }) => menuOpen()),
  );
  /** Rows that turn into cards take their buttons with them: an open menu keeps what it belongs to. */
  protected readonly cards = linkedSignal<[narrow: boolean, open: boolean], boolean>({
    source: () => [this.narrow() === true, this.menuOpen()],
    computation: ([narrow, open], before) => (open && before ? before.value : narrow),
  });

  /** The line that has the focus though it is not there. */
  protected readonly lost = keepFocus(() => [this.cards(), this.lines()]);

  protected orderBy(orders: Orders<S>): void {
    this.ordered.emit(nextOrder(this.order(), orders));
  }
}
