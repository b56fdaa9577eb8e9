import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DomainDto } from '@nawala/contracts';
import { describeGrounds } from '../domains/grounds';
import { LastChecked } from '../domains/last-checked';
import { Staleness } from '../domains/staleness';
import { TextPipe } from '../locale/text-pipes';
import { TimeAgo } from '../time/time-ago';
import { HostName } from '../ui/host-name';
import { NawalaPill } from '../ui/nawala-pill';
import { VantageChips } from '../domains/vantage-chips';

@Component({
  selector: 'app-attention-list',
  imports: [HostName, LastChecked, NawalaPill, RouterLink, TextPipe, TimeAgo, VantageChips],
  templateUrl: './attention-list.html',
  styleUrl: './attention-list.css',
})
export class AttentionList {
  readonly domains = input.required<readonly DomainDto[] | undefined>();
  /** How many domains there are at all: "all is well" must not be said of none. */
  readonly watched = input.required<number>();

  protected readonly isStale = inject(Staleness).of;
  protected readonly grounds = describeGrounds;
}
