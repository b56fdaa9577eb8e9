import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { IncidentChanges } from '../incident-changes';
import { calmed, type Incident, settled, withUntold } from '../incident-state';
import { IncidentsRepository } from '../incidents.repository';

const PAGE = 500;

function stable(incident: Incident, now: Date): Incident {
  const at = incident.stableAt ?? now;
  const calm = settled({ ...calmed(incident), version: incident.version + 1 });
  return withUntold(calm, {
    key: `${incident._id.toHexString()}:stable:${at.getTime()}`,
    type: 'stable',
    transitionId: null,
    seq: incident.appliedSeq,
    vantage: null,
    at,
    recordedAt: now,
  });
}

/** Ends the flapping of what has been stable for long enough. */
@Injectable()
export class Stability {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly changes: IncidentChanges,
    private readonly clock: Clock,
  ) {}

  async look(): Promise<void> {
    const now = this.clock.now();
    const incidents = await this.incidents.stableBefore(now, PAGE);
    await this.incidents.save(incidents.map((incident) => ({ incident: stable(incident, now), isNew: false })));
    this.changes.changed(incidents.map(({ _id }) => _id));
  }
}
