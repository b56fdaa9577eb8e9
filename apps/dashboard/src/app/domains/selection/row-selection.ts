import { computed, effect, type Signal, signal, untracked } from '@angular/core';
import { ALL, countOf, headOf, isChosen, NONE, type Selection, shownOnly, stretched, toggled } from './selection';

/** What a list tells whoever chooses among its rows. */
export interface SelectableList {
  /** Ids of the rows that are loaded, in their order. */
  shown: Signal<readonly string[]>;
  /** How many match. */
  total: Signal<number>;
  /** What the list is asked: when that changes, nothing is chosen any more. */
  query: Signal<unknown>;
}

/** The rows of a list that are chosen. To be made where a component is made. */
export class RowSelection {
  private readonly selection = signal<Selection>(NONE);
  readonly count = computed(() => countOf(this.selection(), this.list.total()));
  readonly head = computed(() => headOf(this.selection(), this.list.shown()));
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

  /** @param stretch all from the row that was touched last */
  toggle(id: string, stretch = false): void {
    this.selection.update((before) => (stretch ? stretched : toggled)(before, id, this.list.shown()));
  }

  toggleShown(on: boolean): void {
    this.selection.set(shownOnly(on, this.list.shown()));
  }

  chooseAll(): void {
    this.selection.set(ALL);
  }

  clear(): void {
    this.selection.set(NONE);
  }
}
