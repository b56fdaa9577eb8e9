import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Service } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { StatsDto } from '@nawala/contracts';
import { LiveClient } from '../live/live-client';
import { kept } from '../live/kept';
import { changesCounts } from '../live/live-message';
import { reloadSoon } from '../live/reload-soon';
import { rereading } from '../live/rereading';

/** Checkers fall silent without an event, so the numbers are looked up now and then even when nothing happens. */
const IDLE_RELOAD_MS = 60_000;

/** The numbers on tiles, chips, the navigation and the tab's title. Kept current in hidden tabs too: that is what a title is for. */
@Service({ autoProvided: false })
export class Stats {
  private readonly live = inject(LiveClient);
  private readonly resource = httpResource<StatsDto>(() => '/api/stats');

  readonly reload = rereading(this.resource);
  readonly current = kept(this.resource).asReadonly();
  readonly failed = computed(() => this.resource.error() !== undefined && this.current() === undefined);
  /** By id. */
  readonly brands = computed(() => new Map(this.current()?.brands.map((brand) => [brand.id, brand])));
  readonly domains = computed(() => this.current()?.domains);
  readonly blocked = computed(() => this.domains()?.ada ?? 0);

  constructor() {
    const soon = reloadSoon(() => this.reload());
    this.live.arrivals.pipe(takeUntilDestroyed()).subscribe((message) => {
      if (changesCounts([message])) soon();
    });
    this.live.gaps.pipe(takeUntilDestroyed()).subscribe(soon);
    const timer = setInterval(() => this.reload(), IDLE_RELOAD_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
