import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DomainsApi } from '../domains/domains-api';
import { changesCounts } from '../live/live-message';
import { liveResource } from '../live/live-resource';
import { laterTextsAreThere } from '../locale/later-texts';
import { counted, t } from '../locale/t';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Stats } from '../stats/stats';
import { Staleness } from '../domains/staleness';
import { Clock } from '../time/clock';
import { LoadFailed } from '../ui/load-failed';
import { Retry, type Retried } from '../ui/retry';
import { TileRow } from '../ui/tile-row';
import { attentionOf } from './attention';
import { AttentionList } from './attention-list';
import { BrandBars } from './brand-bars';
import { CheckerList } from './checker-list';
import { FirstSteps } from './first-steps';
import { HomeHistory } from './home-history';
import { NobodyTold } from './nobody-told';
import { tilesOf } from './tiles';

const MOST_SHOWN = 7;

@Component({
  selector: 'app-home-page',
  imports: [
    AttentionList,
    BrandBars,
    CheckerList,
    CountedPipe,
    FirstSteps,
    HomeHistory,
    LoadFailed,
    NobodyTold,
    Retry,
    RouterLink,
    TextPipe,
    TileRow,
  ],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  private readonly clock = inject(Clock);
  private readonly isStale = inject(Staleness).of;
  private readonly reads = inject(DomainsApi).attention(MOST_SHOWN);
  private readonly blocked = liveResource(this.reads.blocked, { outdatedBy: changesCounts });
  private readonly oldest = liveResource(this.reads.oldest, { outdatedBy: changesCounts });
  protected readonly stats = inject(Stats);
  protected readonly textsAreThere = laterTextsAreThere();

  protected readonly tiles = computed(() => {
    const stats = this.stats.current();
    return stats && tilesOf(stats, this.clock.now());
  });
  protected readonly attention = computed(() => {
    const [blocked, oldest] = [this.blocked.value(), this.oldest.value()];
    return blocked && oldest && attentionOf(blocked.items, oldest.items, this.isStale, MOST_SHOWN);
  });
  protected readonly attentionFailed = computed(
    () => this.attention() === undefined && (this.blocked.failed() || this.oldest.failed()),
  );
  protected readonly attentionReads: Retried = {
    reading: computed(() => this.blocked.reading() || this.oldest.reading()),
    reload: () => [this.blocked, this.oldest].forEach(({ reload }) => reload()),
  };
  protected readonly summary = computed(() => {
    const stats = this.stats.current();
    if (!stats) return '\u00a0';
    const reporting = stats.vantages.filter(({ stale }) => !stale).length;
    return [
      t('home.watched', {
        sites: counted('home.sites', stats.domains.total),
        brands: counted('home.brands', stats.brands.length),
      }),
      reporting > 0 ? counted('home.reporting', reporting) : t('home.noneReporting'),
    ].join(' · ');
  });
}
