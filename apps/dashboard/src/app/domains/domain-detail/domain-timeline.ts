import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import type { DomainHistoryDto, TransitionDto } from '@nawala/contracts';
import { TimeAgo } from '../../time/time-ago';
import { NawalaPill } from '../../ui/nawala-pill';
import { describeGrounds } from '../grounds';

@Component({
  selector: 'app-domain-timeline',
  imports: [NawalaPill, TimeAgo],
  templateUrl: './domain-timeline.html',
  styleUrl: './domain-timeline.css',
})
export class DomainTimeline {
  readonly history = input.required<HttpResourceRef<DomainHistoryDto | undefined>>();

  protected readonly transitions = computed(() => {
    const history = this.history();
    if (!history.hasValue()) return undefined;
    return [...history.value()!.transitions].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  });

  protected describe(transition: TransitionDto): string {
    if (transition.to === 'unknown') return `${transition.vantage}: stopped reporting`;
    if (transition.to === 'tidak ada') return `${transition.vantage}: reaches the site`;
    const confirmed = transition.confirmed ? ', confirmed' : '';
    return `${transition.vantage}: ${describeGrounds(transition) ?? 'blocked'}${confirmed}`;
  }
}
