import { Component, computed, input } from '@angular/core';
import type { StatsDto } from '@nawala/contracts';
import { TextPipe } from '../locale/text-pipes';
import { TimeAgo } from '../time/time-ago';
import { Icon } from '../ui/icon';
import { LabelPipe } from '../vantages/label-pipe';

/** Who reports, silent ones first. */
@Component({
  selector: 'app-checker-list',
  imports: [Icon, LabelPipe, TextPipe, TimeAgo],
  template: `
    @if (shown(); as list) {
      <ul>
        @for (vantage of list; track vantage.vantage) {
          <li [class.stale]="vantage.stale">
            <span class="state"
              ><app-icon [name]="vantage.stale ? 'dash' : 'check'" />{{
                (vantage.stale ? 'checker.silent' : 'checker.reports') | t
              }}</span
            >
            <span class="truncate">{{ vantage.vantage | label }}</span>
            <span class="muted"
              >{{ vantage.stale ? ('checker.since' | t) : '' }}
              <app-time [at]="vantage.lastSeen" [as]="vantage.stale ? 'clock' : 'ago'"
            /></span>
          </li>
        } @empty {
          <li class="nothing muted">{{ 'checker.none' | t }}</li>
        }
      </ul>
    } @else {
      <div class="nothing" aria-hidden="true"><span class="skeleton"></span></div>
    }
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 9px 16px;
    }

    .state {
      --icon: 12px;
      --icon-stroke: 3;

      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 5px;
      min-width: 82px;
      padding: 1px 9px 1px 7px;
      border: 1px solid transparent;
      border-radius: 99px;
      background: var(--ok-soft);
      color: var(--ok);
      font-size: 12.5px;
      font-weight: 600;
    }

    .stale .state {
      background: var(--none-soft);
      color: var(--none);
    }

    li + li {
      border-top: 1px solid var(--line2);
    }

    .muted {
      margin-left: auto;
      font-size: 12.5px;
      white-space: nowrap;
    }

    .nothing {
      display: block;
      padding: 18px 16px;
    }

    li.nothing {
      font-size: 13.5px;
    }
  `,
})
export class CheckerList {
  readonly vantages = input.required<StatsDto['vantages'] | undefined>();
  protected readonly shown = computed(
    () =>
      this.vantages() &&
      [...this.vantages()!].sort((a, b) => Number(b.stale) - Number(a.stale) || a.vantage.localeCompare(b.vantage)),
  );
}
