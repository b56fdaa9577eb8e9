import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DomainDto } from '@nawala/contracts';
import { TimeAgo } from '../../time/time-ago';
import { NawalaPill } from '../../ui/nawala-pill';
import { LastChecked } from '../last-checked';
import { Staleness } from '../staleness';
import { TimedText } from '../timed-text';
import { VantageChips } from '../vantage-chips';
import type { Flash } from './live-list';

/** The list for narrow screens: what a row says, in two lines. Editing is one tap away, on the domain's own page. */
@Component({
  selector: 'app-domain-cards',
  imports: [LastChecked, NawalaPill, RouterLink, TimeAgo, TimedText, VantageChips],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        @let flash = flashes().get(row.id);
        @let stale = isStale(row);
        <li>
          <a
            class="item row-link"
            [routerLink]="['/domains', row.id]"
            [class.flash-0]="flash?.turn === 0"
            [class.flash-1]="flash?.turn === 1"
            [class.bad]="flash?.status === 'ada'"
          >
            <span class="line"
              ><span class="mono name">{{ row.domain }}</span
              ><app-nawala-pill [status]="row.nawala.status" [paused]="!row.active" [stale]="stale"
            /></span>
            <span class="line">
              <span class="muted with-dot"
                ><span class="dot" [style.background]="row.brand.color"></span
                ><span class="truncate"
                  >{{ row.brand.name }} ·
                  @if (stale) {
                    <app-timed-text class="no-data" text="domain.noDataSince" [at]="row.nawala.lastChecked!" />
                  } @else if (row.nawala.lastChecked === null) {
                    <app-last-checked [nawala]="row.nawala" />
                  } @else {
                    <app-time [at]="row.nawala.since" as="elapsed" />
                  }</span
              ></span>
              <app-vantage-chips [vantages]="row.vantages" [paused]="!row.active"
            /></span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './domain-cards.css',
})
export class DomainCards {
  readonly rows = input.required<readonly DomainDto[]>();
  readonly flashes = input.required<ReadonlyMap<string, Flash>>();
  protected readonly isStale = inject(Staleness).of;
}
