import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { ChangeList } from '../changes/change-list';
import { DomainsApi } from '../domains/domains-api';
import { kept } from '../live/kept';
import { LiveClient } from '../live/live-client';
import { changesCounts } from '../live/live-message';
import { reloadSoon } from '../live/reload-soon';
import { rereading } from '../live/rereading';
import { counted, t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Stats } from '../stats/stats';
import { Staleness } from '../domains/staleness';
import { Clock } from '../time/clock';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { attentionOf } from './attention';
import { AttentionList } from './attention-list';
import { BrandBars } from './brand-bars';
import { CheckerList } from './checker-list';
import { FirstSteps } from './first-steps';
import { tilesOf } from './tiles';

const MOST_SHOWN = 7;

@Component({
  selector: 'app-home-page',
  imports: [AttentionList, BrandBars, ChangeList, CheckerList, FirstSteps, Icon, LoadFailed, RouterLink, TextPipe],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  private readonly clock = inject(Clock);
  private readonly isStale = inject(Staleness).of;
  private readonly reads = inject(DomainsApi).attention(MOST_SHOWN);
  private readonly blocked = kept(this.reads.blocked);
  private readonly oldest = kept(this.reads.oldest);
  private readonly rereads = [rereading(this.reads.blocked), rereading(this.reads.oldest)];
  protected readonly stats = inject(Stats);

  protected readonly tiles = computed(() => {
    const stats = this.stats.current();
    return stats && tilesOf(stats, this.clock.now());
  });
  protected readonly attention = computed(() => {
    const [blocked, oldest] = [this.blocked(), this.oldest()];
    return blocked && oldest && attentionOf(blocked.items, oldest.items, this.isStale, MOST_SHOWN);
  });
  protected readonly attentionFailed = computed(
    () => this.attention() === undefined && (this.reads.blocked.error() ?? this.reads.oldest.error()) !== undefined,
  );
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

  constructor() {
    const live = inject(LiveClient);
    const soon = reloadSoon(() => this.reload());
    live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => {
      if (changesCounts(messages)) soon();
    });
    live.gaps.pipe(takeUntilDestroyed()).subscribe(soon);
  }

  protected reload(): void {
    if (this.stats.failed()) this.stats.reload();
    for (const reread of this.rereads) reread();
  }
}
