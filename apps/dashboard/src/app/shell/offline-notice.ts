import { Component, computed, inject } from '@angular/core';
import { LiveClient } from '../live/live-client';
import { t } from '../locale/t';
import { clockSeconds } from '../time/relative-time';
import { Icon } from '../ui/icon';

/** Says across the page that what it shows is no longer kept up to date, and since when. */
@Component({
  selector: 'app-offline-notice',
  imports: [Icon],
  template: `<div role="status">
    @if (offline()) {
      <p class="notice warn"><app-icon name="alert" />{{ text() }}</p>
    }
  </div>`,
  styles: `
    .notice {
      align-items: center;
      padding: 8px 22px;
      border-bottom: 1px solid var(--line);
      border-radius: 0;
      font-weight: 550;
    }
  `,
})
export class OfflineNotice {
  private readonly live = inject(LiveClient);
  protected readonly offline = computed(() => this.live.state() === 'offline');
  protected readonly text = computed(() => {
    const heard = this.live.lastHeard();
    return heard === null ? t('shell.offlineUnheard') : t('shell.offlineSince', { time: clockSeconds(heard) });
  });
}
