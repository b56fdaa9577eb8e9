import { Component, computed, input } from '@angular/core';
import type { HistoryInterval } from '@nawala/contracts';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Retry, type Retried } from '../ui/retry';
import type { ChartState as State } from './state-of';

/** Stands where a chart would be: on its way, failed, or nothing was ever measured. */
@Component({
  selector: 'app-chart-state',
  imports: [Retry, TextPipe],
  template: `
    @switch (state()) {
      @case ('failed') {
        <span class="muted">{{ 'history.failed' | t }}</span> <app-retry [of]="of()" />
      }
      @case ('nothing') {
        <strong>{{ 'history.begins' | t }}</strong>
        <span class="muted">{{ 'history.beginsText' | t }}</span>
      }
      @case ('young') {
        <strong>{{ young() }}</strong>
        <span class="muted">{{ youngText() }}</span>
      }
      @default {
        <span class="sr-only" role="status">{{ 'history.loading' | t }}</span>
        <span class="skeleton" aria-hidden="true"></span>
      }
    }
  `,
  host: { '[class]': 'state()' },
  styles: `
    :host {
      display: grid;
      align-content: center;
      justify-items: center;
      gap: 4px;
      min-height: 218px;
      padding: 16px;
      text-align: center;
    }

    strong {
      font-weight: 600;
    }

    .muted {
      max-width: 44ch;
      text-wrap: balance;
      font-size: 13px;
    }

    .skeleton {
      width: 80%;
    }
  `,
})
export class ChartState {
  readonly state = input.required<Exclude<State, 'drawn'>>();
  /** What is drawn of it, once there is more than one. */
  readonly interval = input<HistoryInterval>('day');
  readonly of = input.required<Retried>();
  protected readonly young = computed(() => t(`young.${this.interval()}`));
  protected readonly youngText = computed(() => t(`youngText.${this.interval()}`));
}
