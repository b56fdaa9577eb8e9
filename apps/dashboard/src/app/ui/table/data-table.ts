import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChild,
  contentChildren,
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
import { GroupHead } from './group-head';
import { HoldsOrder } from './holds-order';
import { keepFocus } from './keep-focus';
import type { Line, LineWindow } from './line';
import { type LineSlots, slotsFor } from './line-slots';
import type { OrderHold } from './order-hold';
import { ariaSortOf, nextOrder, type Orders } from './sorting';

const NO_SLOTS: LineSlots = new Map();
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/**
 * Rows as a table, or as cards where that would not fit: one of them at a time, both from the list of columns that it is
 * given as content. Of many rows a window of lines: the others are two blanks of their height.
 */
@Component({
  selector: 'app-data-table',
  imports: [HoldsOrder, Icon, MatMenuModule, NgTemplateOutlet, TextPipe],
  templateUrl: './data-table.html',
  styleUrl: './data-table.css',
})
export class DataTable<T extends { id: string }, S extends string = never, G = never> {
  readonly caption = input.required<string>();
  /** All of them; or a `window`. */
  readonly rows = input<readonly T[]>([]);
  readonly window = input<LineWindow<T, G> | null>(null);
  /** Of a line of a window, in pixels. */
  readonly lineHeight = input(44);
  /** Labels of columns that are not shown. */
  readonly hidden = input(NOTHING_HIDDEN);
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
  protected readonly groupHead = contentChild<GroupHead<G>>(GroupHead);
  protected readonly shown = computed(() =>
    this.columns().filter((column) => !this.hidden().has(column.label() ?? '')),
  );
  protected readonly heads = computed(() => this.shown().filter((column) => column.label() !== undefined));
  protected readonly lines = computed<readonly Line<T, G>[]>(
    () => this.window()?.lines ?? this.rows().map((value, index) => ({ kind: 'row', id: value.id, index, value })),
  );
  protected readonly slots = linkedSignal<readonly Line<T, G>[], LineSlots>({
    source: this.lines,
    computation: (lines, before) => slotsFor(lines, before?.value ?? NO_SLOTS),
  });
  /** Lines that are not there, above and below those that are. */
  protected readonly above = computed(() => this.window()?.first ?? 0);
  protected readonly below = computed(() => {
    const window = this.window();
    return window ? Math.max(0, window.total - window.first - window.lines.length) : 0;
  });
  protected readonly width = computed(() => this.heads().length + (this.menu() ? 1 : 0));
  protected readonly cardLines = CARD_LINES;
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

  /** The line that has the focus though it is not there. */
  protected readonly lost = keepFocus(() => [this.cards(), this.lines()]);

  protected orderBy(orders: Orders<S>): void {
    this.ordered.emit(nextOrder(this.order(), orders));
  }
}
