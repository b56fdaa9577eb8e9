import { Component, computed, inject, signal } from '@angular/core';
import { BlockedOverTime } from '../history/blocked-over-time';
import { ChangesOverTime } from '../history/changes-over-time';
import { liveHistory } from '../history/live-history';
import { beginOf, type Range, SPANS } from '../history/ranges';
import { Clock } from '../time/clock';

/** What was, beneath what is: both cards are of one answer. */
@Component({
  selector: 'app-home-history',
  imports: [BlockedOverTime, ChangesOverTime],
  template: `
    <app-blocked-over-time [history]="history" [(range)]="range" />
    <app-changes-over-time [history]="history" [linked]="true" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1.55fr) minmax(0, 1fr);
      gap: 12px;
    }

    @media (max-width: 860px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class HomeHistory {
  private readonly clock = inject(Clock);
  protected readonly range = signal<Range>('30d');
  private readonly from = computed(() => beginOf(this.range(), this.clock.now()));
  protected readonly history = liveHistory(
    computed(() => ({ from: this.from(), interval: SPANS[this.range()].interval })),
  );
}
