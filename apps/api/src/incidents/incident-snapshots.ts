import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { DomainStandings } from '../domains/domain-standings';
import type { IncidentSnapshot } from './incident-events';
import { type Incident, stateOf } from './incident-state';
import { IncidentsRepository } from './incidents.repository';

/** Read at once. */
const PAGE = 1000;

export const snapshotOf = (incident: Incident, tags: readonly string[]): IncidentSnapshot => ({
  id: incident._id.toHexString(),
  domainId: incident.domain.toHexString(),
  domain: incident.target,
  brandId: incident.brand.toHexString(),
  tags,
  openedAt: incident.openedAt,
  closedAt: incident.closedAt,
  closedBecause: incident.closedBecause,
  reopened: incident.reopened,
  flapping: incident.flapping,
  state: stateOf(incident),
  vantages: incident.vantages,
  acknowledged: incident.acknowledged,
});

/** Incidents as those who tell of them see them. */
@Injectable()
export class IncidentSnapshots {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly domains: DomainStandings,
  ) {}

  /** Those that are gone are left out. */
  async of(ids: readonly string[]): Promise<IncidentSnapshot[]> {
    return this.present(await this.incidents.byIds(ids.map((id) => new Types.ObjectId(id))));
  }

  /** All that are not closed. */
  async open(): Promise<IncidentSnapshot[]> {
    const found: IncidentSnapshot[] = [];
    for (let after: Types.ObjectId | null = null; ;) {
      const page: Incident[] = await this.incidents.open(after, PAGE);
      found.push(...(await this.present(page)));
      if (page.length < PAGE) return found;
      after = page.at(-1)!._id;
    }
  }

  private async present(incidents: readonly Incident[]): Promise<IncidentSnapshot[]> {
    const tags = await this.domains.tagsOf(incidents.map(({ domain }) => domain));
    return incidents.map((incident) => snapshotOf(incident, tags.get(incident.domain.toHexString()) ?? []));
  }
}
