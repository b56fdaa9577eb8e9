import { Component, computed, inject } from '@angular/core';
import { IncidentActions } from '../incidents/incident-actions';
import { concernsIncidents } from '../incidents/with-changes';
import { liveResource } from '../live/live-resource';
import { counted, t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Stats } from '../stats/stats';
import { Clock } from '../time/clock';
import { clockTime } from '../time/relative-time';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { RefreshFailed } from '../ui/refresh-failed';
import { AlertActions } from './alert-actions';
import { AlertsApi } from './alerts-api';
import { ChannelList } from './channels/channel-list';
import { RuleList } from './rules/rule-list';

/** Who is told of what, where, and how that goes. For admins. */
@Component({
  selector: 'app-alerts-page',
  imports: [ChannelList, Icon, LoadFailed, Notice, RefreshFailed, RuleList, TextPipe],
  providers: [AlertActions],
  templateUrl: './alerts-page.html',
  styleUrl: './alerts-page.css',
})
export class AlertsPage {
  private readonly api = inject(AlertsApi);
  private readonly stats = inject(Stats);
  private readonly clock = inject(Clock);
  protected readonly actions = inject(AlertActions);
  protected readonly incidents = inject(IncidentActions);
  protected readonly channels = liveResource(this.api.channels(), { outdatedBy: concernsIncidents });
  protected readonly rules = liveResource(this.api.rules(), { outdatedBy: concernsIncidents });

  protected readonly summary = computed(() => {
    const [channels, rules] = [this.channels.value(), this.rules.value()];
    if (!channels || !rules) return '\u00a0';
    if (channels.length === 0 && rules.length === 0) return t('alerts.nothing');
    const on = rules.filter(({ enabled }) => enabled).length;
    const last = channels
      .flatMap(({ health }) => health.lastSentAt ?? [])
      .sort()
      .at(-1);
    return [
      channels.length > 0 ? counted('alerts.channels', channels.length) : t('alerts.noChannel'),
      rules.length > 0 ? t('alerts.rulesOn', { on, all: rules.length }) : t('alerts.noRule'),
      last && t('alerts.lastSent', { time: clockTime(last, this.clock.now()) }),
    ]
      .filter(Boolean)
      .join(' · ');
  });

  /** After something was done: rules name channels, and Home says whether anybody would be told. */
  protected async after(done: Promise<boolean>): Promise<void> {
    if (!(await done)) return;
    this.channels.reload();
    this.rules.reload();
    this.stats.reload();
  }
}
