import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../live/kept-resource';
import { TextPipe } from '../locale/text-pipes';
import { Clock } from '../time/clock';
import { clockTime } from '../time/relative-time';
import { type Chart, totalAt } from './chart/chart';
import { sayWhen } from './chart/chart-words';
import { TimeChart } from './chart/time-chart';
import { ChartState } from './chart-state';
import { stateOf } from './state-of';

export interface LegendEntry {
  color: string;
  text: string;
  value?: string;
}

/** A history on a card: drawn or as a table, or why there is nothing to draw. What else belongs into its head is projected. */
@Component({
  selector: 'app-chart-card',
  imports: [ChartState, TextPipe, TimeChart],
  templateUrl: './chart-card.html',
  styleUrl: './chart-card.css',
})
export class ChartCard {
  readonly headingId = input.required<string>();
  readonly heading = input.required<string>();
  readonly history = input.required<KeptResource<StatsHistoryDto>>();
  /** Of the same history. */
  readonly chart = input.required<Chart | undefined>();
  readonly label = input.required<string>();
  readonly say = input.required<(chart: Chart, index: number) => string>();
  readonly legend = input.required<readonly LegendEntry[]>();
  /** What is read of it, in its head. */
  readonly said = input('');
  readonly height = input(218);
  readonly choosable = input(false);
  readonly read = output<number | null>();
  readonly chosen = output<[from: number, to: number]>();

  private readonly clock = inject(Clock);
  protected readonly asTable = signal(false);
  protected readonly state = computed(() => stateOf(this.history(), this.chart()));
  /** Why nothing is drawn. */
  protected readonly missing = computed(() => {
    const state = this.state();
    return state === 'drawn' ? null : state;
  });
  protected readonly hasGaps = computed(() => {
    const chart = this.chart();
    return chart?.times.some((_, index) => totalAt(chart, index) === null) ?? false;
  });
  /** Since when there is a history, where that is later than what was asked for. */
  protected readonly begun = computed(() => {
    const [chart, asked] = [this.chart(), this.history().value()];
    const { length } = chart?.times ?? [];
    if (!chart || !asked || length === asked.points.length) return '';
    return chart.interval === 'day'
      ? sayWhen(chart, 0)
      : clockTime(new Date(chart.times[0]!).toISOString(), this.clock.now());
  });
}
