import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { DomainDto, DomainGroupDto, DomainSort } from '@nawala/contracts';
import { Strip } from '../../history/strip/strip';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { TimeAgo } from '../../time/time-ago';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { Column } from '../../ui/table/column';
import { DataTable } from '../../ui/table/data-table';
import { GroupHead } from '../../ui/table/group-head';
import { RowScroll } from '../../ui/table/row-scroll';
import type { OrderHold } from '../../ui/table/order-hold';
import type { Orders } from '../../ui/table/sorting';
import { VantageChips } from '../vantage-chips';
import { describeGrounds } from '../grounds';
import { LastChecked } from '../last-checked';
import type { RowSelection } from '../selection/row-selection';
import { SelectShown } from '../selection/select-shown';
import { Staleness } from '../staleness';
import { TimedText } from '../timed-text';
import { BrandHead } from './brand-head';
import { Columns } from './columns';
import { type ListLayout, linesOf, type ReadRows } from './list-layout';
import type { Flash } from './live-list';
import { NameCell } from './name-cell';
import { stripsInSight } from './strips-in-sight';

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
    BrandHead,
    Column,
    DataTable,
    GroupHead,
    Icon,
    LastChecked,
    MatMenuModule,
    NameCell,
    NawalaPill,
    SelectShown,
    Strip,
    TextPipe,
    TimeAgo,
    TimedText,
    VantageChips,
  ],
  templateUrl: './domain-table.html',
  styleUrl: './domain-table.css',
})
export class DomainTable {
  readonly layout = input.required<ListLayout>();
  /** Of the rows, those that were read. */
  readonly read = input.required<ReadRows>();
  readonly closed = input.required<ReadonlySet<string>>();
  /** Under heads of brands: then rows do not say which they are of. */
  readonly grouped = input(false);
  /** The line that is at the top at first. */
  readonly begin = input(0);
  readonly flashes = input.required<ReadonlyMap<string, Flash>>();
  readonly hold = input.required<OrderHold>();
  readonly sort = input.required<DomainSort | null>();
  readonly isAdmin = input.required<boolean>();
  /** Null: nobody may choose. */
  readonly selection = input<RowSelection | null>(null);
  readonly sorted = output<DomainSort | null>();
  readonly tagged = output<string>();
  /** Ids of what is to be measured now. */
  readonly checked = output<string[]>();
  readonly edited = output<DomainDto>();
  readonly removed = output<DomainDto>();
  /** The code of a brand whose rows are to be shown, or not any more. */
  readonly toggled = output<string>();

  readonly scroll = new RowScroll(
    computed(() => this.layout().total),
    this.begin,
  );
  protected readonly window = computed(() => {
    const [layout, span] = [this.layout(), this.scroll.span()];
    return {
      lines: linesOf(layout, span, this.read()),
      first: Math.min(span.first, layout.total),
      total: layout.total,
    };
  });
  /** For their types alone. */
  protected readonly rowType: readonly DomainDto[] = [];
  protected readonly groupType: readonly DomainGroupDto[] = [];
  private readonly left = inject(Columns).hidden;
  protected readonly hidden = computed<ReadonlySet<string>>(() =>
    this.grouped() ? new Set([...this.left(), 'domain.brand']) : this.left(),
  );
  protected readonly strips = stripsInSight(
    computed(() => this.window().lines),
    computed(() => !this.hidden().has('domain.lastDay')),
  );
  protected readonly by = BY;
  protected readonly grounds = describeGrounds;
  protected readonly isStale = inject(Staleness).of;
  protected readonly menuLabel = ({ displayName: domain }: DomainDto) => t('domains.actionsFor', { domain });
  protected readonly look = (row: DomainDto): string => {
    const flash = this.flashes().get(row.id);
    const quiet = !row.active || this.isStale(row);
    const chosen = this.selection()?.has(row.id) === true && 'chosen';
    return [chosen, flash && `flash-${flash.turn}`, flash?.status === 'ada' && 'bad', quiet && 'quiet']
      .filter(Boolean)
      .join(' ');
  };
}
