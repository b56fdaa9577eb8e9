import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { MuteScope } from '@nawala/contracts';
import { Types } from 'mongoose';
import { slicesOf } from '../../common/slices';
import { DomainStandings } from '../../domains/domain-standings';
import { MutesChanged } from '../events/mutes-changed.event';
import { IncidentChanges } from '../incident-changes';
import type { Incident } from '../incident-state';
import { IncidentsRepository } from '../incidents.repository';

/** More than these are not looked through: who shows so many reads again anyway. */
const MOST = 1000;

/** Whoever shows an incident hears that it is muted, or no longer. */
@Injectable()
export class MutedIncidents {
  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly domains: DomainStandings,
    private readonly changes: IncidentChanges,
  ) {}

  /** Does not fail: who listens reads again sooner or later. */
  @OnEvent(MutesChanged.event, { suppressErrors: true })
  async announce({ scopes }: MutesChanged): Promise<void> {
    const domainIds = scopes.flatMap(({ domainId }) => domainId ?? []);
    for (const some of slicesOf(domainIds, MOST)) this.changed(await this.openOf(some));
    for (const scope of scopes) if (scope.domainId === undefined) this.changed(await this.openUnder(scope));
  }

  private changed(open: readonly Incident[]): void {
    this.changes.changed(open.map(({ _id }) => _id));
  }

  private async openOf(domainIds: readonly string[]): Promise<Incident[]> {
    const open = await this.incidents.openOf(domainIds.map((id) => new Types.ObjectId(id)));
    return [...open.values()];
  }

  private async openUnder({ brandId, tag }: MuteScope): Promise<Incident[]> {
    const open = { rank: { $lt: 2 } };
    if (brandId !== undefined) return this.incidents.page({ ...open, brand: new Types.ObjectId(brandId) }, MOST);
    const all = await this.incidents.page(open, MOST);
    const tags = await this.domains.tagsOf(all.map(({ domain }) => domain));
    return all.filter(({ domain }) => tags.get(domain.toHexString())?.includes(tag ?? ''));
  }
}
