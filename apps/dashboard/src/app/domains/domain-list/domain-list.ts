import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { BulkAction, DomainDto } from '@nawala/contracts';
import { map } from 'rxjs';
import { counted, t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { Stats } from '../../stats/stats';
import { Icon } from '../../ui/icon';
import { LoadFailed } from '../../ui/load-failed';
import { Notice } from '../../ui/notice';
import { RefreshFailed } from '../../ui/refresh-failed';
import { Pager } from '../../ui/pager';
import { type DomainQuery, EVERYTHING, PAGE_SIZE, queryFrom, sameQuery, toUrl } from '../domain-query';
import { DomainDialogs } from '../domain-dialogs';
import { ExportMenu } from '../export/export-menu';
import { ListPlace } from '../list-place';
import { BulkActions } from '../selection/bulk-actions';
import { filterOf } from '../selection/filter-of';
import { RowSelection } from '../selection/row-selection';
import { DomainSelectionBar } from '../selection/selection-bar';
import { SelectionKeys } from '../selection/selection-keys';
import { DomainFilters } from './domain-filters';
import { DomainTable } from './domain-table';
import { ListHead } from './list-head';
import { LiveList } from './live-list';

@Component({
  selector: 'app-domain-list',
  imports: [
    DomainFilters,
    DomainSelectionBar,
    DomainTable,
    ExportMenu,
    Icon,
    ListHead,
    LoadFailed,
    Notice,
    Pager,
    RefreshFailed,
    RouterLink,
    SelectionKeys,
    TextPipe,
  ],
  templateUrl: './domain-list.html',
  styleUrl: './domain-list.css',
})
export class DomainList {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(DomainDialogs);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly stats = inject(Stats);
  protected readonly pageSize = PAGE_SIZE;

  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(queryFrom)), {
    initialValue: queryFrom(this.route.snapshot.queryParamMap),
    equal: sameQuery,
  });
  protected readonly list = new LiveList(this.query);
  protected readonly bulk = inject(BulkActions);
  protected readonly selection = new RowSelection({
    shown: computed(() => this.list.rows().map(({ id }) => id)),
    total: this.list.total,
    query: computed(() => JSON.stringify(filterOf(this.query()))),
  });
  protected readonly skeleton = Array.from({ length: 10 }, (_, index) => index);

  protected readonly summary = computed(() => {
    const domains = this.stats.domains();
    if (!domains) return '\u00a0';
    const { total, ada } = domains;
    const blocked = ada > 0 ? t('domains.blocked', { number: ada }) : t('domains.noneBlocked');
    return [counted('domains.count', total), total > 0 && blocked].filter(Boolean).join(' · ');
  });

  constructor() {
    const place = inject(ListPlace);
    effect(() => place.params.set(toUrl(this.query())));
    // The last rows of the last page are gone: show what is the last page now.
    effect(() => {
      const { page } = this.query();
      const last = Math.ceil(this.list.total() / PAGE_SIZE);
      if (!this.list.reading() && last > 0 && page > last) this.show({ page: last }, true);
    });
  }

  /** Typing replaces the history entry, a choice adds one. Anything but turning the page starts on the first. */
  protected show(change: Partial<DomainQuery>, replaceUrl = false): void {
    const queryParams = toUrl({ ...this.query(), page: 1, ...change });
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl });
  }

  protected clearFilters(): void {
    this.show({ ...EVERYTHING, sort: this.query().sort });
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

  protected async edit(domain: DomainDto): Promise<void> {
    if (await this.dialogs.edit(domain)) this.list.reload();
  }

  protected async remove(domain: DomainDto): Promise<void> {
    if (await this.dialogs.remove(domain)) this.list.reload();
  }
}
