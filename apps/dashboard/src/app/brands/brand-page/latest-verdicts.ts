import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BrandRef } from '@nawala/contracts';
import { ChangesApi } from '../../changes/changes-api';
import { changesCounts } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { TextPipe } from '../../locale/text-pipes';
import { TimeAgo } from '../../time/time-ago';
import { NawalaPill } from '../../ui/nawala-pill';
import { Retry } from '../../ui/retry';

const MOST_SHOWN = 5;

/** The latest changes of verdict of a brand's domains. */
@Component({
  selector: 'app-latest-verdicts',
  imports: [NawalaPill, Retry, RouterLink, TextPipe, TimeAgo],
  template: `
    <section class="card" aria-labelledby="latest">
      <header>
        <h2 id="latest">{{ 'bell.latest' | t }}</h2>
        <a class="link" routerLink="/changes" [queryParams]="{ brand: brand().code, period: 'all' }">{{
          'bell.all' | t
        }}</a>
      </header>
      @if (page.value(); as shown) {
        <ul>
          @for (row of shown.items; track row.id) {
            <li>
              <app-nawala-pill [status]="row.nawala.to" />
              <a class="mono truncate" [title]="row.domain" [routerLink]="['/domains', row.domainId]">{{
                row.displayName || row.domain
              }}</a>
              <app-time class="muted" [at]="row.at" as="clock" />
            </li>
          } @empty {
            <li class="nothing muted">{{ 'change.none' | t }}</li>
          }
        </ul>
      } @else if (page.failed()) {
        <p class="nothing">
          <span class="muted">{{ 'change.failed' | t }}</span> <app-retry [of]="page" />
        </p>
      } @else {
        <div class="nothing" aria-hidden="true"><span class="skeleton"></span><span class="skeleton"></span></div>
      }
    </section>
  `,
  styleUrl: './brand-rows.css',
})
export class LatestVerdicts {
  readonly brand = input.required<BrandRef>();

  private readonly read = computed(() => ({
    filter: { brand: this.brand().id, kind: ['verdict'], verdicts: true as const },
    limit: MOST_SHOWN,
  }));
  protected readonly page = liveResource(inject(ChangesApi).page(this.read), { outdatedBy: changesCounts });
}
