import { Injectable } from '@nestjs/common';
import type { ChangedDto } from '@nawala/contracts';
import type { AcknowledgeIncidentsDto } from '@nawala/contracts/incidents';
import { Types } from 'mongoose';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { DispatchWake } from './lease/dispatch-wake';
import { IncidentChanges } from './incident-changes';
import { filterOf } from './incident-list.query';
import { type Incident, rankOf, settled, stateOf, withUntold } from './incident-state';
import { IncidentBusy, IncidentNotFound } from './incidents.errors';
import { IncidentsRepository } from './incidents.repository';

const PAGE = 500;
/** How often a change tries again when rows of history keep coming in between. */
const MAX_ROUNDS = 100;

type Question = Pick<AcknowledgeIncidentsDto, 'ids' | 'filter'>;

@Injectable()
export class Acknowledgements {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly changes: IncidentChanges,
    private readonly dispatch: DispatchWake,
    private readonly clock: Clock,
  ) {}

  /** Those that are open; others, and ids that are not there, are left as they are. */
  async acknowledge(actor: RequestUser, { note, ...question }: AcknowledgeIncidentsDto): Promise<ChangedDto> {
    let changed = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const open = await this.openOf(question);
      if (open.length === 0) return { changed };
      changed += await this.write(open.map((incident) => acknowledged(incident, actor, note, this.clock.now())));
      this.dispatch.wake();
    }
    throw new IncidentBusy();
  }

  /** @throws IncidentNotFound */
  async takeBack(id: string): Promise<ChangedDto> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const incident = await this.incidents.byId(id);
      if (!incident) throw new IncidentNotFound();
      if (!incident.acknowledged) return { changed: 0 };
      const open = settled({ ...incident, acknowledged: null, version: incident.version + 1 });
      if ((await this.write([open])) > 0) return { changed: 1 };
    }
    throw new IncidentBusy();
  }

  private async openOf({ ids, filter = {} }: Question): Promise<Incident[]> {
    if (filter.state && !filter.state.includes('open')) return [];
    const rank = rankOf('open');
    if (!ids) return this.incidents.page({ ...filterOf(filter), rank }, PAGE);
    return this.incidents.page({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) }, rank }, PAGE);
  }

  private async write(incidents: readonly Incident[]): Promise<number> {
    const written = await this.incidents.save(incidents.map((incident) => ({ incident, isNew: false })));
    this.changes.changed(incidents.map(({ _id }) => _id));
    return written;
  }
}

function acknowledged(incident: Incident, { id, name }: RequestUser, note: string, at: Date): Incident {
  const version = incident.version + 1;
  const taken = settled({ ...incident, version, acknowledged: { by: { id, name }, at, note } });
  return withUntold(taken, {
    key: `${incident._id.toHexString()}:${stateOf(taken)}:${version}`,
    type: 'acknowledged',
    transitionId: null,
    seq: incident.appliedSeq,
    vantage: null,
    at,
    recordedAt: at,
  });
}
