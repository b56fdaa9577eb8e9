import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { DomainDto, DomainSort } from '@nawala/contracts';
import { TextPipe } from '../../locale/text-pipes';
import type { PlainKey } from '../../locale/texts';
import { TimeAgo } from '../../time/time-ago';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { VantageChips } from '../vantage-chips';
import { nextSort } from '../domain-query';
import { describeGrounds } from '../grounds';
import { LastChecked } from '../last-checked';
import { Staleness } from '../staleness';
import { TimedText } from '../timed-text';
import { HoldsOrder } from './holds-order';
import type { Flash } from './live-list';
import { NameCell } from './name-cell';
import type { OrderHold } from './order-hold';

interface Column {
  key: string;
  label: PlainKey;
  /** Orders: the one a first click gives, and its reverse. */
  sort?: readonly [DomainSort, DomainSort];
}

const COLUMNS: readonly Column[] = [
  { key: 'nawala', label: 'domain.nawala', sort: ['status', '-status'] },
  { key: 'domain', label: 'domain.domain', sort: ['domain', '-domain'] },
  { key: 'brand', label: 'domain.brand' },
  { key: 'note', label: 'domain.note' },
  { key: 'since', label: 'domain.since', sort: ['-since', 'since'] },
  { key: 'checked', label: 'domain.checked', sort: ['-lastChecked', 'lastChecked'] },
  { key: 'vantages', label: 'domain.vantages' },
];

@Component({
  selector: 'app-domain-table',
  imports: [
    HoldsOrder,
    Icon,
    LastChecked,
    MatMenuModule,
    NameCell,
    NawalaPill,
    TextPipe,
    TimeAgo,
    TimedText,
    VantageChips,
  ],
  templateUrl: './domain-table.html',
  styleUrl: './domain-table.css',
})
export class DomainTable {
  readonly rows = input.required<readonly DomainDto[]>();
  readonly flashes = input.required<ReadonlyMap<string, Flash>>();
  readonly hold = input.required<OrderHold>();
  readonly sort = input.required<DomainSort | null>();
  readonly isAdmin = input.required<boolean>();
  readonly sorted = output<DomainSort | null>();
  readonly tagged = output<string>();
  readonly edited = output<DomainDto>();
  readonly removed = output<DomainDto>();

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

  protected ariaSort({ sort }: Column): 'ascending' | 'descending' | null {
    const current = this.sort();
    if (!sort || current === null || !sort.includes(current)) return null;
    return current.startsWith('-') ? 'descending' : 'ascending';
  }

  protected sortBy([first, reverse]: readonly [DomainSort, DomainSort]): void {
    this.sorted.emit(nextSort(this.sort(), first, reverse));
  }
}
