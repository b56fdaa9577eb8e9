import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DomainDto, IncidentDto } from '@nawala/contracts';
import { liveResource } from '../live/live-resource';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Clock } from '../time/clock';
import { clockTime } from '../time/relative-time';
import { TimeAgo } from '../time/time-ago';
import { Icon } from '../ui/icon';
import { Retry } from '../ui/retry';
import { IncidentActions } from './incident-actions';
import { IncidentPill } from './incident-pill';
import { endOf, howOf, lastsOf, remarksOn, toldOf } from './incident-words';
import { IncidentsApi } from './incidents-api';
import { concernsIncidents, withChanges } from './with-changes';

const MOST_SHOWN = 5;

/** A domain's own incidents, the latest first, and what an admin can do about them. */
@Component({
  selector: 'app-domain-incidents',
  imports: [Icon, IncidentPill, Retry, RouterLink, TextPipe, TimeAgo],
  templateUrl: './domain-incidents.html',
  styleUrl: './domain-incidents.css',
})
export class DomainIncidents {
  readonly domain = input.required<DomainDto>();

  private readonly clock = inject(Clock);
  private readonly api = inject(IncidentsApi);
  protected readonly actions = inject(IncidentActions);
  protected readonly isAdmin = inject(Session).isAdmin;
  private readonly id = computed(() => this.domain().id);
  protected readonly page = liveResource(
    this.api.page(computed(() => ({ filter: { domain: this.id() }, limit: MOST_SHOWN }))),
    { outdatedBy: concernsIncidents, patch: withChanges },
  );
  protected readonly mutes = liveResource(this.api.mutesOf(this.id), { outdatedBy: concernsIncidents });
  protected readonly mutings = computed(() =>
    this.mutes.value()?.map(({ id, until, reason }) => ({
      id,
      text: until
        ? t('incident.mutedUntil', { time: clockTime(until, this.clock.now()), reason })
        : t('incident.muted', { reason }),
    })),
  );
  protected readonly own = computed(() => this.mutes.value()?.find(({ scope }) => scope.domainId !== undefined));
  protected readonly rows = computed(() => {
    const now = this.clock.now();
    return this.page.value()?.items.map((incident) => ({
      incident,
      lasts: lastsOf(incident, now),
      how: [howOf(incident), ...remarksOn(incident, now)].join(' · '),
      told: toldOf(incident.deliveries),
      end: endOf(incident, now),
      taken: incident.acknowledged && clockTime(incident.acknowledged.at, now),
    }));
  });

  protected async acknowledge({ id }: IncidentDto): Promise<void> {
    if (await this.actions.acknowledge({ ids: [id] })) this.page.reload();
  }

  protected async mute(): Promise<void> {
    const { id, displayName, brand } = this.domain();
    const subjects = [
      { scope: { domainId: id }, name: displayName },
      { scope: { brandId: brand.id }, name: brand.name },
    ];
    if (await this.actions.mute(subjects)) this.reload();
  }

  protected async unmute(): Promise<void> {
    const own = this.own();
    if (own && (await this.actions.unmute(own, this.domain().displayName))) this.reload();
  }

  private reload(): void {
    this.page.reload();
    this.mutes.reload();
  }
}
