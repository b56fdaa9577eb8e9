import { Injectable } from '@nestjs/common';
import type { ListMutesDto, MuteDto } from '@nawala/contracts';
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

/** `next`: the id behind which there are more; null at the end. */
export interface MutePage {
  items: MuteDto[];
  next: string | null;
}

/** For how long, and why. */
export type Muting = Pick<CreateMuteDto, 'until' | 'reason'>;
export type MutingUser = Pick<RequestUser, 'id' | 'name'>;

/** One that comes in pieces, each of which may be repeated. */
export interface MutingAct {
  at: Date;
  /** Of the mutes, one for each domain. */
  ids: readonly Types.ObjectId[];
}

function termsOf(
  { id, name }: MutingUser,
  { until, reason }: Muting,
  now: Date,
): Pick<MuteRecord, 'until' | 'reason' | 'createdBy' | 'createdAt'> {
  const end = until === null ? null : new Date(until);
  if (end !== null && end <= now)
    throw new InvalidInput([{ path: 'until', message: 'until must be later than now', code: 'later' }]);
  return { until: end, reason, createdBy: { id, name }, createdAt: now };
}

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

  /** @param limit at most so many, of those that are older than the one with the id `before` */
  async list({ limit, before }: Pick<ListMutesDto, 'limit' | 'before'>): Promise<MutePage> {
    const active = await this.mutes.active(this.clock.now(), limit + 1, before);
    const items = active.slice(0, limit).map(present);
    return { items, next: active.length > limit ? items.at(-1)!.id : null };
  }

  /**
   * Those that silence one domain, newest first.
   *
   * @throws DomainNotFound
   */
  async listOf(domainId: string): Promise<MuteDto[]> {
    const { brand, tags } = await this.domains.find(domainId);
    const mutes = await this.mutes.of([{ domainId, brandId: brand.toHexString(), tags }]);
    const now = this.clock.now();
    const active = mutes.filter(({ until }) => until === null || until > now);
    return active.sort((a, b) => (a._id.toHexString() < b._id.toHexString() ? 1 : -1)).map(present);
  }

  /** @throws DomainNotFound, BrandNotFound, InvalidInput when `until` is not in the future */
  async create(actor: RequestUser, { scope, ...muting }: CreateMuteDto): Promise<MuteDto> {
    const terms = termsOf(actor, muting, this.clock.now());
    const { domainId, brandId, tag } = scope;
    const domain = domainId === undefined ? undefined : (await this.domains.find(domainId))._id;
    const brand = brandId === undefined ? undefined : new Types.ObjectId((await this.brands.get(brandId)).id);
    const created = await this.mutes.create({
      ...(domain && { domain }),
      ...(brand && { brand }),
      ...(tag !== undefined && { tag }),
      ...terms,
    });
    this.changed([created]);
    return present(created);
  }

  /**
   * Many domains at once, each with a mute of its own that is ended on its own, in one write. Whether they are there is for
   * the caller to know: a mute of one that is gone silences nothing.
   *
   * @param domainIds 24 hex digits each, at most a few thousand
   * @param act what is there of it already is not made again
   * @throws InvalidInput when `until` is not in the future
   */
  async muteDomains(
    actor: MutingUser,
    domainIds: readonly string[],
    muting: Muting,
    act?: MutingAct,
  ): Promise<MuteDto[]> {
    const terms = termsOf(actor, muting, act?.at ?? this.clock.now());
    if (domainIds.length === 0) return [];
    const created = await this.mutes.createAll(
      [...new Set(domainIds)].map((id, index) => ({
        _id: act?.ids[index] ?? new Types.ObjectId(),
        domain: new Types.ObjectId(id),
        ...terms,
      })),
    );
    this.changed(created);
    return created.map(present);
  }

  /**
   * @param together also those that were made in the same act
   * @throws MuteNotFound
   */
  async end(id: string, together = false): Promise<void> {
    const now = this.clock.now();
    const ended = await this.mutes.end(id, now);
    if (!ended) throw new MuteNotFound();
    this.changed([ended]);
    if (together) for await (const some of this.mutes.endMadeWith(ended, now)) this.changed(some);
    this.dispatch.wake();
  }

  /** Those that were made together: one that has ended already stays as it is. */
  async endAll(ids: readonly string[]): Promise<void> {
    const ended = await this.mutes.endAll(ids, this.clock.now());
    this.changed(ended);
    if (ended.length > 0) this.dispatch.wake();
  }

  /** For each, which mute silences it now; null: none. */
  async of(subjects: readonly MuteSubject[]): Promise<(Mute | null)[]> {
    const mutes = (await this.mutes.of(subjects)).map(muteFrom);
    const now = this.clock.now();
    return subjects.map((subject) => muteOf(mutes, subject, now));
  }

  /** Those that have ended are handed over, and go then. */
  async handOverEnded(): Promise<void> {
    const now = this.clock.now();
    for (;;) {
      const ended = await this.mutes.endedBefore(now);
      if (ended.length === 0) return;
      await this.listeners.mutesEnded(ended.map((mute) => ({ id: mute._id.toHexString(), scope: scopeOf(mute) })));
      await this.mutes.remove(ended.map(({ _id }) => _id));
      this.changed(ended);
    }
  }

  private changed(mutes: readonly MuteRecord[]): void {
    this.events.emit(MutesChanged.event, new MutesChanged(mutes.map(scopeOf)));
  }
}
