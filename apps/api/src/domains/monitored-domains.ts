import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { DomainState } from '@nawala/rules';
import { type Model, type mongo, Types } from 'mongoose';
import type { NewTransition } from '../transitions/transition.schema';
import { Domain } from './domain.schema';
import { rankOf } from './nawala-rank';

/** What recording a scan reads of a domain. */
export type MonitoredDomain = DomainState &
  Pick<
    Domain,
    | '_id'
    | 'domain'
    | 'brand'
    | 'active'
    | 'version'
    | 'targetSince'
    | 'historyUntil'
    | 'writeIds'
    | 'pendingTransitions'
  >;

/** One recording: it takes place only if the domain still has the version that was read. */
export interface Recording {
  domain: MonitoredDomain;
  state: DomainState;
  writeIds: string[];
  transitions: NewTransition[];
}

export type WatchedUrl = Pick<Domain, '_id' | 'domain' | 'brand' | 'note'>;

const PENDING = 'pendingTransitions.scanId';
const DURABLE = { writeConcern: { w: 'majority', j: true } } as const;
const BATCH = 1000;

/**
 * The checkers' side of the domains collection: what they test, and what their reports write. Plain driver calls, since
 * this is the hot path and its input was made by `@nawala/rules`, not by a client.
 */
@Injectable()
export class MonitoredDomains {
  private readonly collection: mongo.Collection<Domain>;

  constructor(@InjectModel(Domain.name) domains: Model<Domain>) {
    this.collection = domains.collection as unknown as mongo.Collection<Domain>;
  }

  /** One query. Ids that do not exist are left out. */
  async load(ids: readonly string[]): Promise<MonitoredDomain[]> {
    return this.collection
      .find(
        { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
        { projection: { terms: 0, tags: 0, note: 0, createdBy: 0, updatedBy: 0, createdAt: 0, updatedAt: 0 } },
      )
      .toArray();
  }

  /**
   * One unordered write, durable when it returns. Gives the ids (hex) of the domains that somebody else changed first:
   * for those nothing was written.
   */
  async save(recordings: readonly Recording[], writeId: string): Promise<Set<string>> {
    if (recordings.length === 0) return new Set();
    const matchedCount = await this.write(recordings);
    if (matchedCount === recordings.length) return new Set();
    const ids = recordings.map(({ domain }) => domain._id);
    const ours = await this.collection
      .find({ _id: { $in: ids }, writeIds: writeId }, { projection: { _id: 1 } })
      .toArray();
    const written = new Set(ours.map(({ _id }) => _id.toHexString()));
    return new Set(ids.map((id) => id.toHexString()).filter((id) => !written.has(id)));
  }

  /** How many of them matched. For one, the driver does without the machinery of many: on an idle server it shows. */
  private async write(recordings: readonly Recording[]): Promise<number> {
    const updates = recordings.map((recording) => ({
      updateOne: {
        filter: { _id: recording.domain._id, version: recording.domain.version },
        update: updateOf(recording),
      },
    }));
    const [only] = updates.length === 1 ? updates : [];
    const { matchedCount } = only
      ? await this.collection.updateOne(only.updateOne.filter, only.updateOne.update, DURABLE)
      : await this.collection.bulkWrite(updates, { ordered: false, ...DURABLE });
    return matchedCount;
  }

  /** The history of these recordings is in its own collection now. Touches no history that others have made since. */
  async forgetPending(recordings: readonly Recording[]): Promise<void> {
    if (recordings.length === 0) return;
    await this.collection.bulkWrite(
      recordings.map(({ domain: { _id }, transitions: [first] }) => ({
        updateOne: { filter: { _id, [PENDING]: first?.scanId }, update: { $unset: { pendingTransitions: '' } } },
      })),
      { ordered: false },
    );
  }

  /** History that stands in the domains still, of all or of one (hex id). */
  async pendingHistory(domain?: string): Promise<NewTransition[]> {
    const rows = await this.collection
      .find(
        { [PENDING]: { $gte: '' }, ...(domain !== undefined && { _id: new Types.ObjectId(domain) }) },
        { projection: { pendingTransitions: 1 } },
      )
      .toArray();
    return rows.flatMap(({ pendingTransitions = [] }) => pendingTransitions);
  }

  /** Domains whose history a crash kept from its own collection; at most one batch of them. */
  async withPending(): Promise<MonitoredDomain[]> {
    // A range rather than $exists: it is what a sparse index answers everywhere.
    return this.collection
      .find({ [PENDING]: { $gte: '' } })
      .limit(BATCH)
      .toArray();
  }

  async forgetPendingOf(domains: readonly MonitoredDomain[]): Promise<void> {
    await this.collection.bulkWrite(
      domains.map(({ _id, version }) => ({
        updateOne: { filter: { _id, version }, update: { $unset: { pendingTransitions: '' } } },
      })),
      { ordered: false },
    );
  }

  /** Every active domain in the byte order of its name. */
  watched(brand?: Types.ObjectId): mongo.FindCursor<WatchedUrl> {
    return this.collection
      .find({ active: true, ...(brand && { brand }) }, { projection: { domain: 1, brand: 1, note: 1 } })
      .sort({ domain: 1 })
      .hint(brand ? { brand: 1, domain: 1 } : { active: 1, domain: 1 })
      .batchSize(BATCH);
  }
}

function updateOf({ domain, state, writeIds, transitions }: Recording): mongo.UpdateFilter<Domain> {
  const [row] = transitions;
  return {
    $set: {
      nawala: { ...state.nawala, rank: rankOf(state.nawala.status) },
      vantages: [...state.vantages],
      uptime: state.uptime,
      version: domain.version + 1,
      writeIds,
      ...(row && { pendingTransitions: transitions, historyUntil: row.recordedAt }),
    },
    ...(!row && domain.pendingTransitions && { $unset: { pendingTransitions: '' } }),
  };
}
