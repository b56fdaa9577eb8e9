import { Component, computed, input } from '@angular/core';
import type { StatsDto } from '@nawala/contracts';
import { TimeAgo } from '../time/time-ago';

/** Who reports, silent ones first. */
@Component({
  selector: 'app-checker-list',
  imports: [TimeAgo],
  template: `
    @if (shown(); as list) {
      <ul>
        @for (vantage of list; track vantage.vantage) {
          <li [class.stale]="vantage.stale">
            <span class="truncate">{{ vantage.vantage }}</span>
            <span class="muted"
              >{{ vantage.stale ? 'silent since' : 'reported' }}
              <app-time [at]="vantage.lastSeen" [as]="vantage.stale ? 'clock' : 'ago'"
            /></span>
          </li>
        } @empty {
          <li class="nothing muted">No checker has reported yet.</li>
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

    li:not(.nothing)::before {
      flex: none;
      width: 8px;
      height: 8px;
      margin: 0 1px;
      border-radius: 9px;
      background: var(--ok);
      content: '';
    }

    li.stale::before {
      background: none;
      box-shadow: inset 0 0 0 2px var(--none);
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
