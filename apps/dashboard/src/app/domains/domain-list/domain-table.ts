import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { DomainDto, DomainSort } from '@nawala/contracts';
import { Clock } from '../../time/clock';
import { clockTime } from '../../time/relative-time';
import { TimeAgo } from '../../time/time-ago';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { VantageChips } from '../../ui/vantage-chips';
import { nextSort } from '../domain-query';
import { describeGrounds } from '../grounds';
import { LastChecked } from '../last-checked';
import { Staleness } from '../staleness';
import type { Flash } from './live-list';

interface Column {
  key: string;
  label: string;
  /** Orders: the one a first click gives, and its reverse. */
  sort?: readonly [DomainSort, DomainSort];
}

const COLUMNS: readonly Column[] = [
  { key: 'nawala', label: 'Nawala', sort: ['status', '-status'] },
  { key: 'domain', label: 'Domain', sort: ['domain', '-domain'] },
  { key: 'brand', label: 'Brand' },
  { key: 'note', label: 'Note' },
  { key: 'since', label: 'Since', sort: ['-since', 'since'] },
  { key: 'checked', label: 'Checked', sort: ['-lastChecked', 'lastChecked'] },
  { key: 'vantages', label: 'Vantages' },
];

@Component({
  selector: 'app-domain-table',
  imports: [Icon, LastChecked, MatMenuModule, NawalaPill, RouterLink, TimeAgo, VantageChips],
  templateUrl: './domain-table.html',
  styleUrl: './domain-table.css',
})
export class DomainTable {
  readonly rows = input.required<readonly DomainDto[]>();
  readonly flashes = input.required<ReadonlyMap<string, Flash>>();
  readonly sort = input.required<DomainSort | null>();
  readonly isAdmin = input.required<boolean>();
  /** Whether the pointer or the focus is in the table, so that rows had better stay where they are. */
  readonly held = output<boolean>();
  readonly sorted = output<DomainSort | null>();
  readonly tagged = output<string>();
  readonly edited = output<DomainDto>();
  readonly removed = output<DomainDto>();

  private readonly clock = inject(Clock);
  private readonly pointed = signal(false);
  private readonly focused = signal(false);
  protected readonly columns = COLUMNS;
  protected readonly grounds = describeGrounds;
  private readonly isStale = inject(Staleness).of;
  protected readonly staleIds = computed(
    () =>
      new Set(
        this.rows()
          .filter(this.isStale)
          .map(({ id }) => id),
      ),
  );

  protected point(event: PointerEvent, inside: boolean): void {
    if (event.pointerType !== 'mouse') return;
    this.pointed.set(inside);
    this.held.emit(this.pointed() || this.focused());
  }

  protected focus(inside: boolean): void {
    this.focused.set(inside);
    this.held.emit(this.pointed() || this.focused());
  }

  protected ariaSort({ sort }: Column): 'ascending' | 'descending' | null {
    const current = this.sort();
    if (!sort || current === null || !sort.includes(current)) return null;
    return current.startsWith('-') ? 'descending' : 'ascending';
  }

  protected sortBy([first, reverse]: readonly [DomainSort, DomainSort]): void {
    this.sorted.emit(nextSort(this.sort(), first, reverse));
  }

  protected lastData(row: DomainDto): string {
    return row.nawala.lastChecked ? clockTime(row.nawala.lastChecked, this.clock.now()) : '';
  }
}
