import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { changesCounts } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { TimeAgo } from '../../time/time-ago';
import { NawalaPill } from '../../ui/nawala-pill';
import { Retry } from '../../ui/retry';
import { worstOf } from '../worst-of';
import { BrandPageApi } from './brand-page-api';
import { LabelPipe } from '../../vantages/label-pipe';

/** What each network says of a brand, those that block most first. */
@Component({
  selector: 'app-brand-networks',
  imports: [LabelPipe, NawalaPill, Retry, TextPipe, TimeAgo],
  template: `
    @if (!absent()) {
      <section class="card" aria-labelledby="networks">
        <header>
          <h2 id="networks">{{ 'brandPage.networks' | t }}</h2>
        </header>
        @if (rows(); as rows) {
          <ul>
            @for (row of rows; track row.vantage) {
              <li>
                <app-nawala-pill [status]="row.silent ? 'unknown' : row.status" />
                <span class="truncate data">{{ row.vantage | label }}</span>
                <span class="muted">
                  @if (row.silent) {
                    {{ 'brandPage.silentSince' | t }} <app-time [at]="row.silent" as="clock" />
                  } @else {
                    {{ 'home.blockedOf' | t: { blocked: row.ada, total: row.total } }}
                  }
                </span>
              </li>
            } @empty {
              <li class="nothing muted">{{ 'detail.noVantages' | t }}</li>
            }
          </ul>
        } @else if (counts.failed()) {
          <p class="nothing">
            <span class="muted">{{ 'brandPage.networksFailed' | t }}</span> <app-retry [of]="counts" />
          </p>
        } @else {
          <div class="nothing" aria-hidden="true"><span class="skeleton"></span><span class="skeleton"></span></div>
        }
      </section>
    }
  `,
  styleUrl: './brand-rows.css',
})
export class BrandNetworks {
  readonly code = input.required<string>();

  private readonly stats = inject(Stats);
  protected readonly counts = liveResource(inject(BrandPageApi).networks(this.code), { outdatedBy: changesCounts });
  /** An API that does not count by network yet, while an upgrade rolls: then there is nothing to say, and nothing to retry. */
  protected readonly absent = computed(() => {
    const error = this.counts.error();
    return error instanceof HttpErrorResponse && (error.status === 400 || error.status === 404);
  });
  protected readonly rows = computed(() => {
    const silent = new Map(
      this.stats
        .current()
        ?.vantages.filter(({ stale }) => stale)
        .map(({ vantage, lastSeen }): [string, string] => [vantage, lastSeen]),
    );
    return this.counts
      .value()
      ?.vantages.map((counts) => ({
        ...counts,
        status: worstOf(counts),
        total: counts.ada + counts.tidakAda + counts.unknown,
        silent: silent.get(counts.vantage),
      }))
      .sort((a, b) => b.ada - a.ada || a.vantage.localeCompare(b.vantage));
  });
}
