import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../live/kept-resource';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { type Chart, flowOf } from './chart/chart';
import { ChartColors } from './chart/chart-colors';
import { sayFlow, sayWhen } from './chart/chart-words';
import { fromFirst } from './chart/from-first';
import { ChartCard } from './chart-card';

/** How many became blocked in each interval, above the line, and how many were reached again, below it. */
@Component({
  selector: 'app-changes-over-time',
  imports: [ChartCard, RouterLink, TextPipe],
  templateUrl: './changes-over-time.html',
  styleUrl: './over-time-card.css',
})
export class ChangesOverTime {
  readonly history = input.required<KeptResource<StatsHistoryDto>>();
  readonly height = input(218);
  /** Leads to where they are listed. */
  readonly linked = input(false);
  readonly choosable = input(false);
  readonly chosen = output<[from: number, to: number]>();

  private readonly colors = inject(ChartColors);
  protected readonly chart = computed<Chart | undefined>(() => {
    const history = this.history().value();
    if (!history) return undefined;
    const bad = { name: t('history.newlyBlocked'), color: this.colors.role('--bad') };
    return flowOf(fromFirst(history), bad, { name: t('history.reachedAgain'), color: this.colors.role('--ok-bar') });
  });
  protected readonly at = linkedSignal<number, number | null>({
    source: () => this.chart()?.times.length ?? 0,
    computation: () => null,
  });
  /** Of the interval that is read, else of the one that goes on. */
  protected readonly legend = computed(() => {
    const chart = this.chart();
    if (!chart) return [];
    const index = this.at() ?? chart.times.length - 1;
    const when = sayWhen(chart, index);
    return chart.series.map(({ name, color, values }) => {
      const number = values[index];
      return { color, text: number == null ? name : t('history.oneFlow', { name, number, when }) };
    });
  });
  protected readonly say = sayFlow;
}
