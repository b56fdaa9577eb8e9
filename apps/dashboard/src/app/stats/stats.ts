import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Service } from '@angular/core';
import type { StatsDto } from '@nawala/contracts';
import { changesCounts } from '../live/live-message';
import { liveResource } from '../live/live-resource';

/** Checkers fall silent without an event, so the numbers are looked up now and then even when nothing happens. */
const IDLE_RELOAD_MS = 60_000;

/** The numbers on tiles, chips, the navigation and the tab's title. Kept current in hidden tabs too: that is what a title is for. */
@Service({ autoProvided: false })
export class Stats {
  private readonly stats = liveResource(
    httpResource<StatsDto>(() => '/api/stats'),
    { outdatedBy: changesCounts, evenHidden: true },
  );

  readonly reload = this.stats.reload;
  readonly reading = this.stats.reading;
  readonly current = this.stats.value;
  readonly failed = computed(() => this.stats.failed() && this.current() === undefined);
  /** By id. */
  readonly brands = computed(() => new Map(this.current()?.brands.map((brand) => [brand.id, brand])));
  readonly domains = computed(() => this.current()?.domains);
  readonly blocked = computed(() => this.domains()?.ada ?? 0);

  constructor() {
    const timer = setInterval(() => this.reload(), IDLE_RELOAD_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
