import { computed, effect, type Signal, signal, untracked } from '@angular/core';
import { LIMITS } from '@nawala/contracts';
import { ALL, between, countOf, headOf, isChosen, NONE, type Selection, stretched, toggled } from './selection';

/** What a list tells whoever chooses among its rows. */
export interface SelectableList {
  /** Ids of the rows that are loaded, in their order. */
  shown: Signal<readonly string[]>;
  /** Where those begin in the list. */
  first: Signal<number>;
  /** How many match. */
  total: Signal<number>;
  /** What the list is asked: when that changes, nothing is chosen any more. */
  query: Signal<unknown>;
  /** Reads the ids of so many rows from one on, loaded or not. */
  idsOf: (offset: number, count: number) => Promise<readonly string[]>;
}

/** The rows of a list that are chosen. To be made where a component is made. */
export class RowSelection {
  private readonly selection = signal<Selection>(NONE);
  /** Where the row stood that was touched last. */
  private anchorAt = 0;
  readonly count = computed(() => countOf(this.selection(), this.list.total()));
  readonly head = computed(() => headOf(this.selection(), this.list.total()));
  readonly everything = computed(() => this.selection().kind === 'all');
  /** Those that are named; null: all that match. */
  readonly ids = computed(() => {
    const selection = this.selection();
    return selection.kind === 'all' ? null : [...selection.ids];
  });

  constructor(private readonly list: SelectableList) {
    effect(() => {
      list.query();
      untracked(() => this.clear());
    });
  }

  has(id: string): boolean {
    return isChosen(this.selection(), id);
  }

  /** @param stretch all from the row that was touched last; resolves when those are known that are not loaded */
  async toggle(id: string, stretch = false): Promise<void> {
    const [before, shown] = [this.selection(), this.list.shown()];
    const at = this.list.first() + shown.indexOf(id);
    const reach = this.reachOf(before, at, stretch);
    this.anchorAt = at;
    const asked = this.list.query();
    // What cannot be read leaves those that are loaded.
    const read = reach && (await this.list.idsOf(reach.offset, reach.count).catch(() => undefined));
    if (this.list.query() !== asked) return;
    const rows = read ?? (reach ? this.list.shown() : shown);
    this.selection.update((now) => (stretch ? stretched(now, id, rows, read !== undefined) : toggled(now, id, rows)));
  }

  toggleAll(on: boolean): void {
    this.selection.set(on ? ALL : NONE);
  }

  chooseAll(): void {
    this.selection.set(ALL);
  }

  clear(): void {
    this.selection.set(NONE);
  }

  /** The rows that have to be known and are not loaded; undefined: none. */
  private reachOf(before: Selection, at: number, stretch: boolean): { offset: number; count: number } | undefined {
    const [shown, total] = [this.list.shown(), this.list.total()];
    // Of all that match but one the others have to be named.
    if (before.kind === 'all')
      return shown.length < total && total <= LIMITS.bulkIds ? { offset: 0, count: total } : undefined;
    if (!stretch || before.anchor === null || shown.includes(before.anchor)) return undefined;
    return between(this.anchorAt, at);
  }
}
