import { Component, computed, input } from '@angular/core';
import { formatCount } from '../../locale/counts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { type Chart, totalAt } from './chart';
import { sayWhen } from './chart-words';

/** What a chart draws, in numbers: the newest first. */
@Component({
  selector: 'app-chart-table',
  imports: [TextPipe],
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="label()">
      <table>
        <thead>
          <tr>
            <th scope="col">{{ 'history.when' | t }}</th>
            @for (name of names(); track $index) {
              <th scope="col" class="num data">{{ name }}</th>
            }
            @if (summed()) {
              <th scope="col" class="num">{{ 'history.total' | t }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.time) {
            <tr>
              <th scope="row">
                <time>{{ row.when }}</time>
              </th>
              @for (cell of row.cells; track $index) {
                <td class="num" [class.muted]="row.gap">{{ cell }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './chart-table.css',
})
export class ChartTable {
  readonly chart = input.required<Chart>();
  readonly label = input.required<string>();

  protected readonly names = computed(() => this.chart().series.map(({ name }) => name));
  protected readonly summed = computed(() => this.chart().kind === 'stack' && this.names().length > 1);
  protected readonly rows = computed(() => {
    const chart = this.chart();
    const cell = (value: number | null | undefined) => (value == null ? t('history.noData') : formatCount(value));
    return chart.times
      .map((time, index) => ({
        time,
        when: sayWhen(chart, index),
        gap: totalAt(chart, index) === null,
        cells: [
          ...chart.series.map(({ values }) => cell(values[index])),
          ...(this.summed() ? [cell(totalAt(chart, index))] : []),
        ],
      }))
      .reverse();
  });
}
