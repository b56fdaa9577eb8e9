import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EditList } from '../../changes/edit-list';
import { DomainDialogs } from '../../domains/domain-dialogs';
import { BlockedOverTime } from '../../history/blocked-over-time';
import { liveHistory } from '../../history/live-history';
import { beginOf, type Range, SPANS } from '../../history/ranges';
import { IncidentActions } from '../../incidents/incident-actions';
import { changesCounts } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { t } from '../../locale/t';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { PageTitle } from '../../shell/page-title';
import { Stats } from '../../stats/stats';
import { Clock } from '../../time/clock';
import { Icon } from '../../ui/icon';
import { LoadFailed } from '../../ui/load-failed';
import { Notice } from '../../ui/notice';
import { RefreshFailed } from '../../ui/refresh-failed';
import { TileRow } from '../../ui/tile-row';
import { BrandDialogs } from '../brand-dialogs';
import { BrandsApi } from '../brands-api';
import { monthsUntil, sayMonthShort } from '../report/month';
import { BrandDomains } from './brand-domains';
import { BrandNetworks } from './brand-networks';
import { brandTilesOf } from './brand-tiles';
import { LatestVerdicts } from './latest-verdicts';
import { sinceYesterday } from './since-yesterday';

/** All of one brand: how it does, how it did, and who changed what. */
@Component({
  selector: 'app-brand-page',
  imports: [
    BlockedOverTime,
    BrandDomains,
    BrandNetworks,
    CountedPipe,
    EditList,
    Icon,
    LatestVerdicts,
    LoadFailed,
    Notice,
    RefreshFailed,
    RouterLink,
    TextPipe,
    TileRow,
  ],
  templateUrl: './brand-page.html',
  styleUrl: './brand-page.css',
})
export class BrandPage {
  /** From the route. */
  readonly code = input.required<string>();

  private readonly dialogs = inject(BrandDialogs);
  private readonly domainDialogs = inject(DomainDialogs);
  private readonly clock = inject(Clock);
  protected readonly stats = inject(Stats);
  protected readonly actions = inject(IncidentActions);
  protected readonly isAdmin = inject(Session).isAdmin;

  protected readonly brands = liveResource(inject(BrandsApi).list(), { outdatedBy: changesCounts });
  protected readonly brand = computed(() =>
    this.brands.value()?.find(({ code }) => code === this.code().toUpperCase()),
  );
  protected readonly gone = computed(() => this.brands.value() !== undefined && this.brand() === undefined);
  private readonly id = computed(() => this.brand()?.id);
  protected readonly ofBrand = computed(() => ({ brand: this.id()! }));

  protected readonly range = signal<Range>('30d');
  protected readonly history = liveHistory(
    computed(
      () => {
        const brand = this.id();
        const range = this.range();
        return brand ? { brand, from: beginOf(range, this.clock.now()), interval: SPANS[range].interval } : undefined;
      },
      { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
    ),
  );
  protected readonly tiles = computed(() => {
    const counts = this.stats.brands().get(this.id() ?? '');
    const history = this.history.value();
    if (!counts) return undefined;
    const change = history && sinceYesterday(history, counts.ada);
    return brandTilesOf(counts, change, history?.series[0]?.availability, t(`range.${this.range()}`));
  });
  /** The last one that is over. */
  protected readonly lastMonth = computed(() => {
    const month = monthsUntil(this.clock.now(), 2)[1]!;
    return { name: month.name, words: sayMonthShort(month) };
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const brand = this.brand();
      if (brand) title.show(brand.name);
    });
  }

  protected async edit(): Promise<void> {
    const brand = this.brand();
    if (!brand || !(await this.dialogs.edit(brand))) return;
    this.brands.reload();
  }

  protected async mute(): Promise<void> {
    const brand = this.brand();
    if (brand) await this.actions.mute([{ scope: { brandId: brand.id }, name: brand.name }]);
  }

  protected async add(): Promise<void> {
    const brand = this.brand();
    if (brand && (await this.domainDialogs.add(brand.id))) this.brands.reload();
  }
}
