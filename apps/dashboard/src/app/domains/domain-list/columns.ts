import { computed, Service, signal } from '@angular/core';
import type { PlainKey } from '../../locale/texts';
import { browserStorage } from '../../storage/browser-storage';

const KEPT_AS = 'nawala.list.hidden-columns';

/** Columns that can be left out; the verdict and the name always show. */
export const OPTIONAL_COLUMNS = [
  'domain.brand',
  'domain.note',
  'domain.since',
  'domain.checked',
  'domain.vantages',
  'domain.lastDay',
] as const satisfies readonly PlainKey[];

/** Which columns the list shows, in this browser. */
@Service()
export class Columns {
  private readonly kept = signal(browserStorage.getItem(KEPT_AS) ?? '');
  readonly hidden = computed<ReadonlySet<string>>(() => new Set(this.kept().split(',').filter(Boolean)));
  readonly shown = computed(() => OPTIONAL_COLUMNS.filter((column) => !this.hidden().has(column)));

  show(columns: readonly string[]): void {
    const hidden = OPTIONAL_COLUMNS.filter((column) => !columns.includes(column)).join();
    browserStorage.setItem(KEPT_AS, hidden);
    this.kept.set(hidden);
  }
}
