import { Component, computed, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { INCIDENT_STATES, type IncidentDto, type IncidentFilterDto } from '@nawala/contracts';
import { map } from 'rxjs';
import { liveResource } from '../live/live-resource';
import { formatCount } from '../locale/counts';
import { counted, t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import type { PlainKey } from '../locale/texts';
import { Session } from '../session/session';
import { BrandSelect } from '../stats/brand-select';
import { Stats } from '../stats/stats';
import { VantageSelect } from '../stats/vantage-select';
import { Clock } from '../time/clock';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { OlderPages } from '../ui/older-pages';
import { RefreshFailed } from '../ui/refresh-failed';
import { saveAs } from '../ui/save-as';
import { IncidentActions } from './incident-actions';
import {
  ANY,
  filterOf,
  type IncidentQuery,
  isFiltered,
  PAGE_SIZE,
  PERIODS,
  queryFrom,
  sameQuery,
  toUrl,
} from './incident-query';
import { IncidentTable } from './incident-table';
import { IncidentsApi } from './incidents-api';
import { SelectionBar } from './selection-bar';
import { concernsIncidents, withChanges } from './with-changes';

const STATES = ['all', ...INCIDENT_STATES] as const;
const LABELS: Record<(typeof STATES)[number], PlainKey> = {
  all: 'incidents.all',
  open: 'incident.open',
  acknowledged: 'incident.acknowledged',
  closed: 'incident.closed',
};

@Component({
  selector: 'app-incidents-page',
  imports: [
    BrandSelect,
    Icon,
    IncidentTable,
    LoadFailed,
    Notice,
    OlderPages,
    RefreshFailed,
    SelectionBar,
    TextPipe,
    VantageSelect,
  ],
  templateUrl: './incidents-page.html',
  styleUrl: '../ui/filtered-page.css',
})
export class IncidentsPage {
  private readonly api = inject(IncidentsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly clock = inject(Clock);
  protected readonly stats = inject(Stats);
  protected readonly actions = inject(IncidentActions);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly states = STATES;
  protected readonly labels = LABELS;
  protected readonly periods = PERIODS;
  protected readonly count = formatCount;

  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(queryFrom)), {
    initialValue: queryFrom(this.route.snapshot.queryParamMap),
    equal: sameQuery,
  });
  protected readonly filter = computed(() => filterOf(this.query(), this.stats.current()?.brands, this.clock.now()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  private readonly read = computed(() => {
    const filter = this.filter();
    return filter && { filter, limit: PAGE_SIZE, before: this.query().before };
  });
  protected readonly page = liveResource(this.api.page(this.read), {
    outdatedBy: concernsIncidents,
    patch: withChanges,
  });

  protected readonly incidents = computed(() => this.page.value()?.items ?? []);
  protected readonly counts = computed(() => this.page.value()?.counts);
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly summary = computed(() => {
    const counts = this.counts();
    if (!counts) return '\u00a0';
    const open = counts.open > 0 ? counted('incidents.open', counts.open) : t('incidents.noneOpen');
    return [open, counts.acknowledged > 0 && counted('incidents.taken', counts.acknowledged)]
      .filter(Boolean)
      .join(' · ');
  });

  protected readonly note = signal('');
  private readonly ticked = signal<ReadonlySet<string>>(new Set());
  /** All that are open under the filter, those on other pages too. */
  protected readonly everything = signal(false);
  private readonly openOnPage = computed(() => this.incidents().filter(({ state }) => state === 'open'));
  protected readonly selected = computed(() => {
    const all = this.everything();
    return new Set(this.openOnPage().flatMap(({ id }) => (all || this.ticked().has(id) ? id : [])));
  });
  protected readonly selectedCount = computed(() =>
    this.everything() ? (this.counts()?.open ?? 0) : this.selected().size,
  );

  constructor() {
    effect(() => {
      this.query();
      this.clear();
    });
  }

  /** Anything but turning the page starts on the newest. */
  protected show(change: Partial<IncidentQuery>): void {
    const queryParams = toUrl({ ...this.query(), before: '', ...change });
    void this.router.navigate([], { relativeTo: this.route, queryParams });
  }

  protected showAll(): void {
    this.show(ANY);
  }

  protected toggle(id: string): void {
    const next = new Set(this.selected());
    if (!next.delete(id)) next.add(id);
    this.everything.set(false);
    this.ticked.set(next);
  }

  protected toggleAll(on: boolean): void {
    this.everything.set(false);
    this.ticked.set(new Set(on ? this.openOnPage().map(({ id }) => id) : []));
  }

  protected clear(): void {
    this.toggleAll(false);
    this.note.set('');
  }

  protected async acknowledgeSelected(): Promise<void> {
    const filter: IncidentFilterDto = { ...this.filter(), state: ['open'] };
    const which = this.everything() ? { filter } : { ids: [...this.selected()] };
    if (!(await this.actions.acknowledge(which, this.note().trim()))) return;
    this.clear();
    this.page.reload();
  }

  protected async acknowledge({ id }: IncidentDto): Promise<void> {
    if (await this.actions.acknowledge({ ids: [id] })) this.page.reload();
  }

  protected async takeBack({ id }: IncidentDto): Promise<void> {
    if (await this.actions.takeBack(id)) this.page.reload();
  }

  protected async mute({ domainId, domain, brand }: IncidentDto): Promise<void> {
    const subjects = [
      { scope: { domainId }, name: domain },
      { scope: { brandId: brand.id }, name: brand.name },
    ];
    if (await this.actions.mute(subjects)) this.page.reload();
  }

  protected async export(): Promise<void> {
    const filter = this.filter();
    if (filter) await this.actions.try(async () => saveAs(await this.api.export(filter), 'incidents.csv'));
  }
}
