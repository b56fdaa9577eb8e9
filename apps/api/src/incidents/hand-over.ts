import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseAway } from '../common/app-error-of';
import { slicesOf } from '../common/slices';
import { DomainStandings } from '../domains/domain-standings';
import type { IncidentEvent } from './incident-events';
import { IncidentListeners } from './incident-listeners';
import { snapshotOf } from './incident-snapshots';
import type { Incident } from './incident-state';
import { IncidentsRepository } from './incidents.repository';

/** Incidents whose events are handed over together. */
const PAGE = 500;
/** Refusals in one look, while those that are refused are told apart from the others. */
const MAX_REFUSALS = 40;

/**
 * What incidents hold for whoever tells people, until it has taken it. What is refused is looked for by halves and kept in
 * its incident: the others go on, and it is tried again later.
 */
@Injectable()
export class HandOver {
  private readonly logger = new Logger(HandOver.name);
  /** Ids (hex) of those that were refused since they were all tried last. */
  private readonly refused = new Set<string>();

  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly domains: DomainStandings,
    private readonly listeners: IncidentListeners,
  ) {}

  /** Of incidents as they have just been written: they need not be read again. */
  async take(written: readonly Incident[]): Promise<void> {
    for (const some of slicesOf(written.filter(isTelling), PAGE)) await this.tell(some);
  }

  /**
   * All that incidents hold.
   *
   * @param again also what was refused before
   */
  async execute(again: boolean): Promise<void> {
    if (again) this.refused.clear();
    for (let after: Date | undefined; ;) {
      const page = await this.incidents.untold(PAGE, after);
      await this.tell(page.filter(({ _id }) => !this.refused.has(_id.toHexString())));
      if (page.length < PAGE) return;
      // What was taken is gone from the page; what was not stays in front of all the others.
      if (page.some(({ _id }) => this.refused.has(_id.toHexString()))) after = page.at(-1)?.untoldSince;
    }
  }

  private async tell(incidents: readonly Incident[], budget = { refusals: MAX_REFUSALS }): Promise<void> {
    if (incidents.length === 0) return;
    try {
      await this.listeners.incidentEvents(await this.eventsOf(incidents));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      budget.refusals -= 1;
      if (incidents.length === 1 || budget.refusals <= 0) return this.keep(incidents, error);
      const middle = Math.ceil(incidents.length / 2);
      const halves = [incidents.slice(0, middle), incidents.slice(middle)];
      // Whatever the refusals of one look leave untried comes first in another.
      if (Math.random() < 0.5) halves.reverse();
      for (const half of halves) await this.tell(half, budget);
      return;
    }
    await this.incidents.told(incidents);
  }

  private keep(incidents: readonly Incident[], error: unknown): void {
    for (const { _id } of incidents) this.refused.add(_id.toHexString());
    this.logger.error({ err: error, incidents: incidents.length }, 'Incidents are not taken by whoever tells of them');
  }

  private async eventsOf(incidents: readonly Incident[]): Promise<IncidentEvent[]> {
    const tags = await this.domains.tagsOf(incidents.map(({ domain }) => domain));
    return incidents.flatMap((incident) => {
      const snapshot = snapshotOf(incident, tags.get(incident.domain.toHexString()) ?? []);
      return (incident.untold ?? []).map((event) => ({ ...event, incident: snapshot }));
    });
  }
}

const isTelling = ({ untold = [] }: Incident): boolean => untold.length > 0;
