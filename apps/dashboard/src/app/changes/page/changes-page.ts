import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { STATUS_FILTERS, TRANSITION_KINDS } from '@nawala/contracts';
import { map } from 'rxjs';
import { ChangesOverTime } from '../../history/changes-over-time';
import { liveHistory } from '../../history/live-history';
import { beginOf, HOUR_MS } from '../../history/ranges';
import { liveResource } from '../../live/live-resource';
import { formatCount } from '../../locale/counts';
import { counted, t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import type { PlainKey } from '../../locale/texts';
import { saySpan } from '../../history/strip/slot-words';
import { BrandSelect } from '../../stats/brand-select';
import { Stats } from '../../stats/stats';
import { VantageSelect } from '../../stats/vantage-select';
import { Clock } from '../../time/clock';
import { fileNameOf } from '../../ui/file-name';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';
import { LoadFailed } from '../../ui/load-failed';
import { Notice } from '../../ui/notice';
import { OlderPages } from '../../ui/older-pages';
import { RefreshFailed } from '../../ui/refresh-failed';
import type { Retried } from '../../ui/retry';
import { saveAs } from '../../ui/save-as';
import { ChangesApi } from '../changes-api';
import { ToldAttempt } from '../told-attempt';
import { changeDays } from './change-rows';
import { ChangeTable } from './change-table';
import {
  ANY,
  type ChangesQuery,
  filterOf,
  isCurrent,
  isFiltered,
  PAGE_SIZE,
  PERIODS,
  queryFrom,
  sameQuery,
  toUrl,
} from './changes-query';
import { newerThan } from './newer';
import { summaryOf } from './summary-of';

const KINDS: readonly { kind: ChangesQuery['kind']; label: PlainKey; icon?: IconName }[] = [
  { kind: 'all', label: 'changes.everything' },
  { kind: 'verdict', label: 'changes.verdicts', icon: 'flag' },
  { kind: 'vantage', label: 'changes.oneOnly', icon: 'checker' },
  { kind: 'edit', label: 'changes.edits', icon: 'edit' },
];

const sameAs = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Everything that changed: what became of domains, what single networks said, and what people did. */
@Component({
  selector: 'app-changes-page',
  imports: [
    BrandSelect,
    ChangesOverTime,
    ChangeTable,
    Icon,
    LoadFailed,
    Notice,
    OlderPages,
    RefreshFailed,
    TextPipe,
    VantageSelect,
  ],
  templateUrl: './changes-page.html',
  styleUrls: ['../../ui/filtered-page.css', './changes-page.css'],
})
export class ChangesPage {
  private readonly api = inject(ChangesApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly clock = inject(Clock);
  protected readonly stats = inject(Stats);
  protected readonly saving = new ToldAttempt();
  protected readonly kinds = KINDS;
  protected readonly statuses = STATUS_FILTERS;
  protected readonly periods = PERIODS;
  protected readonly formatCount = formatCount;

  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(queryFrom)), {
    initialValue: queryFrom(this.route.snapshot.queryParamMap),
    equal: sameQuery,
  });
  private readonly filter = computed(() => filterOf(this.query(), this.stats.current()?.brands, this.clock.now()), {
    equal: sameAs,
  });
  private readonly read = computed(
    () => {
      const filter = this.filter();
      return filter && { filter, limit: PAGE_SIZE, before: this.query().before, counts: true as const };
    },
    { equal: sameAs },
  );
  protected readonly page = liveResource(this.api.page(this.read));
  private readonly current = computed(() => (isCurrent(this.query(), this.clock.now()) ? this.filter() : undefined), {
    equal: sameAs,
  });
  /** What could not be read: the changes, or the brands that their filter names. */
  protected readonly failed = computed<Retried | undefined>(() => {
    if (this.filter()) return this.page.failed() ? this.page : undefined;
    return this.stats.failed() ? this.stats : undefined;
  });
  protected readonly newer = newerThan(this.page.value, this.current);

  protected readonly days = computed(() =>
    changeDays(this.page.value()?.items ?? [], this.stats.brands(), this.clock.now()),
  );
  protected readonly filtered = computed(() => isFiltered(this.query()));
  /** Under all of the filter but the kind, of each kind. */
  protected readonly counts = computed(() => {
    const kinds = this.page.value()?.counts?.kinds;
    return kinds && { ...kinds, all: TRANSITION_KINDS.reduce((sum, kind) => sum + kinds[kind], 0) };
  });
  protected readonly chosenTime = computed(() => {
    const { from, until } = this.query();
    return from && saySpan(Date.parse(from), Date.parse(until));
  });
  protected readonly newerWords = computed(() => {
    const { count, more } = this.newer();
    return more ? t('changes.manyNew', { number: count }) : counted('changes.new', count);
  });

  /** Always of the last week, whatever part of it is listed: it is where a time is chosen. */
  protected readonly history = liveHistory(
    computed(
      () => {
        const { brand } = this.query();
        const id = this.filter()?.brand;
        if (brand && !id) return undefined;
        return { from: beginOf('7d', this.clock.now()), interval: 'hour' as const, brand: id };
      },
      { equal: sameAs },
    ),
  );
  protected readonly summary = computed(() => {
    const points = this.history.value()?.points;
    if (!points) return '\u00a0';
    const { blocked, freed } = summaryOf(points, this.clock.now());
    return t('changes.summary', { blocked, freed });
  });

  /** Anything but turning the page starts on the newest. */
  protected show(change: Partial<ChangesQuery>): void {
    const queryParams = toUrl({ ...this.query(), before: '', open: '', ...change });
    void this.router.navigate([], { relativeTo: this.route, queryParams });
  }

  /** In place: that is no other page to go back to. */
  protected open(id: string): void {
    const queryParams = toUrl({ ...this.query(), open: id });
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true });
  }

  protected choose([from, until]: [number, number]): void {
    const onHour = (time: number) => new Date(Math.round(time / HOUR_MS) * HOUR_MS).toISOString();
    if (onHour(from) < onHour(until)) this.show({ from: onHour(from), until: onHour(until) });
  }

  protected showAll(): void {
    this.show({ ...ANY, period: 'all' });
  }

  protected async save(): Promise<void> {
    const filter = this.filter();
    if (!filter) return;
    const now = this.clock.current();
    const from = filter.since ? Date.parse(filter.since) : now;
    const until = filter.until ? Date.parse(filter.until) : now;
    const name = fileNameOf(t('changes.file'), from, until);
    await this.saving.run(async () => saveAs(await this.api.export(filter), name));
  }
}
