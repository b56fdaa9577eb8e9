import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Staleness } from '../../domains/staleness';
import { VantageChips } from '../../domains/vantage-chips';
import { liveStrips } from '../../history/strip/live-strips';
import { Strip } from '../../history/strip/strip';
import { changesCounts } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { TimeAgo } from '../../time/time-ago';
import { HostName } from '../../ui/host-name';
import { NawalaPill } from '../../ui/nawala-pill';
import { Retry } from '../../ui/retry';
import { BrandPageApi } from './brand-page-api';

const LAST_MONTH = { hours: 30 * 24, slots: 30 };

/** The domains of a brand that matter most: blocked ones first. */
@Component({
  selector: 'app-brand-domains',
  imports: [CountedPipe, HostName, NawalaPill, Retry, RouterLink, Strip, TextPipe, TimeAgo, VantageChips],
  templateUrl: './brand-domains.html',
  styleUrls: ['../../ui/plain-table.css', './brand-domains.css'],
})
export class BrandDomains {
  readonly code = input.required<string>();
  readonly total = input.required<number>();

  protected readonly isStale = inject(Staleness).of;
  protected readonly page = liveResource(inject(BrandPageApi).domains(this.code), { outdatedBy: changesCounts });
  protected readonly domains = computed(() => this.page.value()?.items);
  protected readonly strips = liveStrips(
    computed(() => this.domains()?.map(({ id }) => id) ?? []),
    LAST_MONTH,
  );
}
