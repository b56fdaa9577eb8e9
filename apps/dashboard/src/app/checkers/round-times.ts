import { Component, computed, input } from '@angular/core';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { inUnits } from '../time/relative-time';
import type { FleetGroup } from './fleet-rows';
import { sparkline } from './sparkline';

/** How long the latest rounds of each network took. */
@Component({
  selector: 'app-round-times',
  imports: [TextPipe],
  template: `
    <ul>
      @for (line of lines(); track line.vantage) {
        <li>
          <span class="truncate data">{{ line.label }}</span>
          <svg viewBox="0 0 240 24" preserveAspectRatio="none" role="img" [attr.aria-label]="line.words">
            <polyline [attr.points]="line.points" />
          </svg>
          <strong class="data">{{ line.last }}</strong>
        </li>
      } @empty {
        <li class="muted nothing">{{ 'fleet.roundsNone' | t }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: minmax(90px, auto) minmax(0, 1fr) auto;
      gap: 9px 14px;
      padding: 14px 16px;
    }

    li {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
      align-items: center;
    }

    li.nothing {
      display: block;
    }

    svg {
      width: 100%;
      height: 24px;
    }

    polyline {
      fill: none;
      stroke: var(--brand);
      stroke-width: 1.8;
      vector-effect: non-scaling-stroke;
    }

    strong {
      font-weight: 600;
      text-align: right;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class RoundTimes {
  readonly groups = input.required<readonly FleetGroup[]>();

  protected readonly lines = computed(() =>
    this.groups()
      .flatMap(({ rows }) => rows)
      .filter(({ rounds }) => rounds.length > 0)
      .map(({ vantage, label, rounds }) => {
        const last = inUnits(rounds.at(-1)!);
        return {
          vantage,
          label,
          last,
          points: sparkline(rounds),
          words: t('fleet.roundsOf', { vantage: label, time: last }),
        };
      }),
  );
}
