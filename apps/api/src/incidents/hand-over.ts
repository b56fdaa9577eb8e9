import { Injectable } from '@nestjs/common';
import { DomainStandings } from '../domains/domain-standings';
import type { IncidentEvent } from './incident-events';
import { IncidentListeners } from './incident-listeners';
import { snapshotOf } from './incident-snapshots';
import type { Incident } from './incident-state';
import { IncidentsRepository } from './incidents.repository';

/** Incidents whose events are handed over together. */
const PAGE = 500;

/** What incidents hold for whoever tells people, until it has taken it. */
@Injectable()
export class HandOver {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly domains: DomainStandings,
    private readonly listeners: IncidentListeners,
  ) {}

  async execute(): Promise<void> {
    for (;;) {
      const page = await this.incidents.untold(PAGE);
      if (page.length === 0) return;
      await this.listeners.incidentEvents(await this.eventsOf(page));
      await this.incidents.told(page);
    }
  }

  private async eventsOf(incidents: readonly Incident[]): Promise<IncidentEvent[]> {
    const standings = await this.domains.of(incidents.map(({ domain }) => domain));
    return incidents.flatMap((incident) => {
      const tags = standings.get(incident.domain.toHexString())?.tags ?? [];
      const snapshot = snapshotOf(incident, tags);
      return (incident.untold ?? []).map((event) => ({ ...event, incident: snapshot }));
    });
  }
}
