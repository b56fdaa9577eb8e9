import { Component, computed, effect, inject, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { type BulkAction, type DomainDto, LIMITS } from '@nawala/contracts';
import { map } from 'rxjs';
import { checkNow } from '../../check/check-link';
import { counted, t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { Stats } from '../../stats/stats';
import { Icon } from '../../ui/icon';
import { LoadFailed } from '../../ui/load-failed';
import { Notice } from '../../ui/notice';
import { RefreshFailed } from '../../ui/refresh-failed';
import { filterOf } from '../api-params';
import { DomainDialogs } from '../domain-dialogs';
import { type DomainQuery, EVERYTHING, queryFrom, sameQuery, toUrl } from '../domain-query';
import { ExportMenu } from '../export/export-menu';
import { ListPlace } from '../list-place';
import { BulkActions } from '../selection/bulk-actions';
import { RowSelection } from '../selection/row-selection';
import { DomainSelectionBar } from '../selection/selection-bar';
import { SelectionKeys } from '../selection/selection-keys';
import { ViewsBar } from '../views/views-bar';
import { DomainFilters } from './domain-filters';
import { DomainTable } from './domain-table';
import { GroupedList } from './grouped-list';
import { ListApi } from './list-api';
import { ListHead } from './list-head';
import { ListSkeleton } from './list-skeleton';
import { RowKeys } from './row-keys';
import { keepRowInUrl, rowFrom } from './row-place';

@Component({
  selector: 'app-domain-list',
  imports: [
    DomainFilters,
    DomainSelectionBar,
    DomainTable,
    ExportMenu,
    Icon,
    ListHead,
    ListSkeleton,
    LoadFailed,
    Notice,
    RefreshFailed,
    RouterLink,
    RowKeys,
    SelectionKeys,
    TextPipe,
    ViewsBar,
  ],
  templateUrl: './domain-list.html',
  styleUrl: './domain-list.css',
})
export class DomainList {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(DomainDialogs);
  private readonly api = inject(ListApi);
  private readonly table = viewChild(DomainTable);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly stats = inject(Stats);

  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(queryFrom)), {
    initialValue: queryFrom(this.route.snapshot.queryParamMap),
    equal: sameQuery,
  });
  /** The line that one came back to; another question begins at the top. */
  protected readonly begin = linkedSignal<DomainQuery, number>({
    source: this.query,
    computation: (_, before) => (before ? 0 : rowFrom(this.route.snapshot.queryParamMap.get('row'))),
  });
  protected readonly grouped = new GroupedList(this.query, untracked(this.begin));
  protected readonly list = this.grouped.rows;
  private readonly top = signal(untracked(this.begin));

  protected readonly bulk = inject(BulkActions);
  protected readonly selection = new RowSelection({
    shown: computed(() => this.list.rows().map(({ id }) => id)),
    first: this.list.first,
    total: this.grouped.total,
    query: computed(() => JSON.stringify(filterOf(this.query()))),
    idsOf: (offset, count) => this.api.ids(this.grouped.asked(), offset, count),
  });

  protected readonly summary = computed(() => {
    const domains = this.stats.domains();
    if (!domains) return '\u00a0';
    const { total, ada } = domains;
    const blocked = ada > 0 ? t('domains.blocked', { number: ada }) : t('domains.noneBlocked');
    return [counted('domains.count', total), total > 0 && blocked].filter(Boolean).join('\u00a0· ');
  });

  constructor() {
    const place = inject(ListPlace);
    effect(() => place.params.set({ ...toUrl(this.query()), row: this.top() || undefined }));
    keepRowInUrl(this.top);
    effect(() => {
      const scroll = this.table()?.scroll;
      if (!scroll) return;
      this.grouped.look(scroll.span());
      this.top.set(scroll.top());
    });
  }

  /** Typing replaces the history entry, a choice adds one. */
  protected show(change: Partial<DomainQuery>, replaceUrl = false): void {
    const queryParams = toUrl({ ...this.query(), ...change });
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl });
  }

  protected clearFilters(): void {
    const { sort, grouped } = this.query();
    this.show({ ...EVERYTHING, sort, grouped });
  }

  protected async add(): Promise<void> {
    const [code, ...others] = this.query().brands;
    const brand = this.stats.current()?.brands.find((each) => each.code === code);
    if (await this.dialogs.add(others.length > 0 ? undefined : brand?.id)) this.list.reload();
  }

  protected async act(action: BulkAction): Promise<void> {
    const ids = this.selection.ids();
    const which = ids ? { ids } : { filter: filterOf(this.query()) };
    if (!(await this.bulk.run(which, this.selection.count(), action))) return;
    this.selection.clear();
    this.list.reload();
  }

  protected check(ids: readonly string[]): void {
    void checkNow(this.router, ids);
  }

  /** As many as can be checked at once are always loaded. */
  protected checkChosen(): void {
    const ids = this.selection.ids() ?? this.list.rows().map(({ id }) => id);
    this.check(ids.slice(0, LIMITS.checkTargets));
  }

  protected async edit(domain: DomainDto): Promise<void> {
    if (await this.dialogs.edit(domain)) this.list.reload();
  }

  protected async remove(domain: DomainDto): Promise<void> {
    if (await this.dialogs.remove(domain)) this.list.reload();
  }
}
