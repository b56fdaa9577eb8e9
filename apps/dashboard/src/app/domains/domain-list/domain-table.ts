import { Component, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { DomainDto, DomainSort } from '@nawala/contracts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { TimeAgo } from '../../time/time-ago';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { Column } from '../../ui/table/column';
import { DataTable } from '../../ui/table/data-table';
import type { OrderHold } from '../../ui/table/order-hold';
import type { Orders } from '../../ui/table/sorting';
import { VantageChips } from '../vantage-chips';
import { describeGrounds } from '../grounds';
import { LastChecked } from '../last-checked';
import type { RowSelection } from '../selection/row-selection';
import { SelectRow } from '../selection/select-row';
import { SelectShown } from '../selection/select-shown';
import { Staleness } from '../staleness';
import { TimedText } from '../timed-text';
import type { Flash } from './live-list';
import { NameCell } from './name-cell';

const BY = {
  verdict: ['status', '-status'],
  name: ['domain', '-domain'],
  since: ['-since', 'since'],
  checked: ['-lastChecked', 'lastChecked'],
} as const satisfies Record<string, Orders<DomainSort>>;

/** The columns of the list of domains, and what they are on cards. */
@Component({
  selector: 'app-domain-table',
  imports: [
    Column,
    DataTable,
    Icon,
    LastChecked,
    MatMenuModule,
    NameCell,
    NawalaPill,
    SelectRow,
    SelectShown,
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
  /** Null: nobody may choose. */
  readonly selection = input<RowSelection | null>(null);
  readonly sorted = output<DomainSort | null>();
  readonly tagged = output<string>();
  readonly edited = output<DomainDto>();
  readonly removed = output<DomainDto>();

  protected readonly by = BY;
  protected readonly grounds = describeGrounds;
  protected readonly isStale = inject(Staleness).of;
  protected readonly menuLabel = ({ domain }: DomainDto) => t('domains.actionsFor', { domain });
  protected readonly look = (row: DomainDto): string => {
    const flash = this.flashes().get(row.id);
    const quiet = !row.active || this.isStale(row);
    const chosen = this.selection()?.has(row.id) === true && 'chosen';
    return [chosen, flash && `flash-${flash.turn}`, flash?.status === 'ada' && 'bad', quiet && 'quiet']
      .filter(Boolean)
      .join(' ');
  };
}
