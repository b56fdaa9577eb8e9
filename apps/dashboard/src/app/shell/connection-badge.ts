import { Component, computed, inject } from '@angular/core';
import { LiveClient } from '../live/live-client';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { clockSeconds } from '../time/relative-time';

/** Whether what is on the screen is current, and as of when. */
@Component({
  selector: 'app-connection-badge',
  imports: [TextPipe],
  template: `<span class="word" role="status" [title]="state() === 'delayed' ? ('live.delayedWhy' | t) : ''">{{
      word()
    }}</span>
    @if (heard(); as time) {
      <span class="time num" [title]="'live.heard' | t: { time }">· {{ time }}</span>
    }`,
  host: { '[class]': 'state()' },
  styles: `
    :host {
      display: flex;
      gap: 4px;
      align-items: center;
      padding-right: 4px;
      color: var(--ink2);
      font-size: 12.5px;
      white-space: nowrap;
    }

    :host::before {
      width: 8px;
      height: 8px;
      margin: 0 5px 0 4px;
      border-radius: 9px;
      background: var(--ok);
      box-shadow: 0 0 0 3px var(--ok-soft);
      content: '';
    }

    :host(.delayed)::before {
      background: var(--warn);
      box-shadow: 0 0 0 3px var(--warn-soft);
    }

    :host(.reconnecting)::before {
      background: var(--warn);
      box-shadow: 0 0 0 3px var(--warn-soft);
      animation: pulse 1.2s ease-in-out infinite alternate;
    }

    :host(.offline) {
      padding: 4px 10px 4px 6px;
      border-radius: 99px;
      background: var(--warn-soft);
      color: var(--warn);
      font-weight: 600;
    }

    :host(.offline)::before {
      background: none;
      box-shadow: inset 0 0 0 2px currentcolor;
    }

    @media (forced-colors: active) {
      :host::before {
        forced-color-adjust: none;
      }
    }

    .time {
      min-width: 62px;
    }

    @keyframes pulse {
      to {
        opacity: 0.35;
      }
    }

    @media (max-width: 720px) {
      .time {
        display: none;
      }
    }
  `,
})
export class ConnectionBadge {
  private readonly live = inject(LiveClient);
  protected readonly state = this.live.state;
  protected readonly word = computed(() => t(`live.${this.state()}`));
  protected readonly heard = computed(() => {
    const at = this.live.lastHeard();
    return at === null ? null : clockSeconds(at);
  });
}
