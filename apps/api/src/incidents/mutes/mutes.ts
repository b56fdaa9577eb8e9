import { Injectable } from '@nestjs/common';
import type { MuteDto } from '@nawala/contracts';
import type { CreateMuteDto } from '@nawala/contracts/incidents';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import { BrandsService } from '../../brands/brands.service';
import { InvalidInput } from '../../common/app-error';
import { Clock } from '../../common/clock';
import type { RequestUser } from '../../common/current-user.decorator';
import { DomainReader } from '../../domains/domain-reader';
import { DispatchWake } from '../lease/dispatch-wake';
import { MutesChanged } from '../events/mutes-changed.event';
import { IncidentListeners } from '../incident-listeners';
import { MuteNotFound } from '../incidents.errors';
import { type Mute, muteOf, type MuteSubject } from './mute-of';
import type { MuteRecord } from './mute.schema';
import { MutesRepository } from './mutes.repository';

const scopeOf = ({ domain, brand, tag }: MuteRecord): Mute['scope'] => ({
  ...(domain && { domainId: domain.toHexString() }),
  ...(brand && { brandId: brand.toHexString() }),
  ...(tag !== undefined && { tag }),
});

const muteFrom = (record: MuteRecord): Mute => ({
  id: record._id.toHexString(),
  scope: scopeOf(record),
  until: record.until,
  reason: record.reason,
});

const present = (record: MuteRecord): MuteDto => ({
  ...muteFrom(record),
  until: record.until?.toISOString() ?? null,
  createdBy: record.createdBy,
  createdAt: record.createdAt.toISOString(),
});

@Injectable()
export class Mutes {
  constructor(
    private readonly mutes: MutesRepository,
    private readonly domains: DomainReader,
    private readonly brands: BrandsService,
    private readonly listeners: IncidentListeners,
    private readonly dispatch: DispatchWake,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<MuteDto[]> {
    return (await this.mutes.active(this.clock.now())).map(present);
  }

  /** @throws DomainNotFound, BrandNotFound */
  async create(actor: RequestUser, { scope, until, reason }: CreateMuteDto): Promise<MuteDto> {
    const now = this.clock.now();
    if (until !== null && new Date(until) <= now) {
      throw new InvalidInput([{ path: 'until', message: 'until must be later than now', code: 'later' }]);
    }
    const { domainId, brandId, tag } = scope;
    const domain = domainId === undefined ? undefined : (await this.domains.find(domainId))._id;
    const brand = brandId === undefined ? undefined : new Types.ObjectId((await this.brands.get(brandId)).id);
    const created = await this.mutes.create({
      ...(domain && { domain }),
      ...(brand && { brand }),
      ...(tag !== undefined && { tag }),
      until: until === null ? null : new Date(until),
      reason,
      createdBy: { id: actor.id, name: actor.name },
      createdAt: now,
    });
    this.changed([created]);
    return present(created);
  }

  /** @throws MuteNotFound */
  async end(id: string): Promise<void> {
    const ended = await this.mutes.end(id, this.clock.now());
    if (!ended) throw new MuteNotFound();
    this.changed([ended]);
    this.dispatch.wake();
  }

  /** For each, which mute silences it now; null: none. */
  async of(subjects: readonly MuteSubject[]): Promise<(Mute | null)[]> {
    const mutes = (await this.mutes.of(subjects)).map(muteFrom);
    const now = this.clock.now();
    return subjects.map((subject) => muteOf(mutes, subject, now));
  }

  /** Those that have ended are handed over, and go then. */
  async handOverEnded(): Promise<void> {
    const ended = await this.mutes.endedBefore(this.clock.now());
    if (ended.length === 0) return;
    await this.listeners.mutesEnded(ended.map((mute) => ({ id: mute._id.toHexString(), scope: scopeOf(mute) })));
    await this.mutes.remove(ended.map(({ _id }) => _id));
    this.changed(ended);
  }

  private changed(mutes: readonly MuteRecord[]): void {
    this.events.emit(MutesChanged.event, new MutesChanged(mutes.map(scopeOf)));
  }
}
