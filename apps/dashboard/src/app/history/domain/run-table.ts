import { Component, computed, inject, input } from '@angular/core';
import type { StripDto } from '@nawala/contracts';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { clockTime, elapsed } from '../../time/relative-time';
import { sayStatus } from '../strip/slot-words';
import { runsOf } from './runs';

/** Strips as a table: who said what, from when to when. */
@Component({
  selector: 'app-run-table',
  imports: [TextPipe],
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="'overTime.overTime' | t">
      <table>
        <thead>
          <tr>
            <th scope="col">{{ 'overTime.who' | t }}</th>
            <th scope="col">{{ 'overTime.what' | t }}</th>
            <th scope="col">{{ 'overTime.from' | t }}</th>
            <th scope="col">{{ 'overTime.to' | t }}</th>
            <th scope="col">{{ 'overTime.long' | t }}</th>
          </tr>
        </thead>
        <tbody>
          @for (run of runs(); track $index) {
            <tr [attr.data-status]="run.status">
              <th scope="row" class="data">{{ run.name }}</th>
              <td>{{ run.what }}</td>
              <td>
                <time>{{ run.from }}</time>
              </td>
              <td>
                <time>{{ run.to }}</time>
              </td>
              <td>
                <time>{{ run.long }}</time>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: '../chart/chart-table.css',
  styles: `
    td {
      color: var(--ink2);
    }

    [data-status='ada'] td:nth-child(2) {
      color: var(--bad);
      font-weight: 600;
    }
  `,
})
export class RunTable {
  readonly rows = input.required<readonly { strip: StripDto; name: string }[]>();

  private readonly clock = inject(Clock);
  protected readonly runs = computed(() => {
    const now = this.clock.now();
    const at = (time: number) => new Date(time).toISOString();
    return this.rows().flatMap(({ strip, name }) =>
      runsOf(strip).map(({ status, from, to }) => ({
        name,
        status,
        what: sayStatus(status),
        from: clockTime(at(from), now),
        to: clockTime(at(to), now),
        long: elapsed(at(from), to),
      })),
    );
  });
}
