import { Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import type { StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../live/kept-resource';
import { formatCount } from '../locale/counts';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { type Chart, latestOf, stackOf } from './chart/chart';
import { ChartColors } from './chart/chart-colors';
import { sayBlocked, sayShares } from './chart/chart-words';
import { fromFirst } from './chart/from-first';
import { ChartCard } from './chart-card';
import { RangeChoice } from './range-choice';
import type { Range } from './ranges';

/** How many were blocked, and each brand's share of them; or of one brand alone. */
@Component({
  selector: 'app-blocked-over-time',
  imports: [ChartCard, RangeChoice, TextPipe],
  templateUrl: './blocked-over-time.html',
  styleUrl: './over-time-card.css',
})
export class BlockedOverTime {
  readonly history = input.required<KeptResource<StatsHistoryDto>>();
  readonly range = model.required<Range>();
  readonly height = input(218);

  private readonly colors = inject(ChartColors);
  protected readonly chart = computed<Chart | undefined>(() => {
    const history = this.history().value();
    if (!history) return undefined;
    const chart = stackOf(fromFirst(history), { name: t('history.others'), color: this.colors.role('--none') });
    return { ...chart, series: chart.series.map((one) => ({ ...one, color: this.colors.ofBrand(one.color) })) };
  });
  /** Forgotten with what it was a number of. */
  protected readonly at = linkedSignal<number, number | null>({
    source: () => this.chart()?.times.length ?? 0,
    computation: () => null,
  });
  private readonly index = computed(() => {
    const chart = this.chart();
    return chart && (this.at() ?? latestOf(chart));
  });
  protected readonly said = computed(() => {
    const [chart, index] = [this.chart(), this.index()];
    return chart && index !== undefined ? sayBlocked(chart, index) : '';
  });
  protected readonly legend = computed(() =>
    (this.chart()?.series ?? []).map(({ name, color, values }) => {
      const value = values[this.index()!] ?? null;
      return { color, text: name, value: value === null ? '–' : formatCount(value) };
    }),
  );
  protected readonly say = sayShares;
}
