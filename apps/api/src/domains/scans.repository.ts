import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { DomainState } from '@nawala/rules';
import { type Model, type mongo, Types } from 'mongoose';
import type { HistoryRow, OutboxTicket } from './history-row';
import { asError, isNotDurable, writeErrorsOf } from '../database/write-errors';
import { Domain } from './domain.schema';
import { AS_HELD, type HeldHistory } from './held-history';
import { rankOf } from './nawala-rank';
import { nextTurn } from '../common/next-turn';
import { slicesOf } from '../common/slices';

/** What recording a scan reads of a domain. */
export type MonitoredDomain = DomainState &
  Pick<
    Domain,
    '_id' | 'domain' | 'brand' | 'active' | 'version' | 'targetSince' | 'historyUntil' | 'writeIds' | 'outbox'
  > & { pendingTransitions?: HeldHistory };

/** One recording: it takes place only if the domain still has the version that was read. */
export interface Recording {
  domain: MonitoredDomain;
  state: DomainState;
  writeIds: string[];
  transitions: HistoryRow[];
  outbox: OutboxTicket;
  /** History that the domain still holds has been moved, and goes with this recording. */
  dropsHistory?: boolean;
}

/** What became of recordings that were not written, by the domain's id (hex). */
export interface Saved {
  /** Somebody else changed the domain first. */
  lost: Set<string>;
  /** They cannot be written. */
  failed: Map<string, Error>;
  /** What failed may be written yet, when a database that did not answer goes on. */
  isUncertain: boolean;
}

export type WatchedUrl = Pick<Domain, '_id' | 'domain' | 'brand' | 'note'>;

const MONITORED = { tags: 0, note: 0, createdBy: 0, updatedBy: 0, createdAt: 0, updatedAt: 0 } as const;
const DURABLE = { writeConcern: { w: 'majority', j: true } } as const;
const BATCH = 1000;
/** Domains that are read or written for reports before anything else has its turn. */
const SLICE = 200;

/**
 * The checkers' side of the domains collection: what they test, and what their reports write. Plain driver calls, since
 * this is the hot path and its input was made by `@nawala/rules`, not by a client.
 */
@Injectable()
export class ScansRepository {
  private readonly collection: mongo.Collection<Domain>;

  constructor(@InjectModel(Domain.name) domains: Model<Domain>) {
    this.collection = domains.collection as unknown as mongo.Collection<Domain>;
  }

  /** One query. Ids that do not exist are left out. */
  async load(ids: readonly string[]): Promise<MonitoredDomain[]> {
    const some = ids.map((id) => new Types.ObjectId(id));
    // All come in one answer, which has room for one more: so it is known to be the last.
    return this.find({ _id: { $in: some } })
      .batchSize(ids.length + 1)
      .toArray();
  }

  /** At most so many behind `after` in the order of ids, watched or not. */
  async loadBehind(after: Types.ObjectId, limit: number): Promise<MonitoredDomain[]> {
    return this.find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** The same of many, a slice at a time: others have their turn in between. */
  async *loadInTurns(ids: readonly string[]): AsyncGenerator<MonitoredDomain[], void, undefined> {
    for (const slice of slicesOf(ids, SLICE)) yield await this.load(slice);
  }

  /** Unordered writes, durable when it returns; what keeps one of them from being written keeps no other. */
  async save(recordings: readonly Recording[], writeId: string): Promise<Saved> {
    const saved: Saved = { lost: new Set(), failed: new Map(), isUncertain: false };
    const slices = slicesOf(recordings, SLICE);
    const writes: Promise<void>[] = [];
    for (const slice of slices) {
      // All are waited for below; one that fails before is no uncaught failure.
      if (writes.length > 0) await nextTurn();
      const write = this.saveSome(slice, writeId, saved);
      write.catch(() => undefined);
      writes.push(write);
    }
    const failures = (await Promise.allSettled(writes)).map((write) => write.status === 'rejected' && write);
    const [first] = failures;
    if (first && failures.every(Boolean)) throw first.reason;
    failures.forEach((failure, index) => {
      if (failure) failAll(slices[index] ?? [], asError(failure.reason), saved);
      saved.isUncertain ||= Boolean(failure);
    });
    return saved;
  }

  /** Adds those that were not written to `saved`. Throws when that cannot be told, or when none of it is durable. */
  private async saveSome(recordings: readonly Recording[], writeId: string, saved: Saved): Promise<void> {
    let failure: unknown;
    try {
      if ((await this.write(recordings)) === recordings.length) return;
    } catch (error) {
      if (isNotDurable(error)) throw error;
      failure = error;
    }
    const written = await this.writtenBy(writeId, recordings);
    const left = recordings.filter(({ domain }) => !written.has(domain._id.toHexString()));
    const refused = writeErrorsOf(failure, recordings.length);
    if (failure !== undefined && !refused && left.length > 1) {
      // One that cannot be sent keeps all of them from being sent: it is found by halves.
      const half = Math.ceil(left.length / 2);
      await this.saveSome(left.slice(0, half), writeId, saved);
      return this.saveSome(left.slice(half), writeId, saved);
    }
    saved.isUncertain ||= failure !== undefined && !refused && left.length > 0;
    for (const recording of left) {
      const error = refused ? refused.get(recordings.indexOf(recording)) : failure;
      const id = recording.domain._id.toHexString();
      if (error === undefined) saved.lost.add(id);
      else saved.failed.set(id, asError(error));
    }
  }

  private find(filter: mongo.Filter<Domain>): mongo.FindCursor<MonitoredDomain> {
    return this.collection.find<MonitoredDomain>(filter, { projection: MONITORED, ...AS_HELD });
  }

  private async writtenBy(writeId: string, recordings: readonly Recording[]): Promise<Set<string>> {
    const ids = recordings.map(({ domain }) => domain._id);
    const ours = await this.collection
      .find({ _id: { $in: ids }, writeIds: writeId }, { projection: { _id: 1 } })
      .toArray();
    return new Set(ours.map(({ _id }) => _id.toHexString()));
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

  /** Every active domain in the byte order of its name. */
  watched(brand?: Types.ObjectId): mongo.FindCursor<WatchedUrl> {
    return this.collection
      .find({ active: true, ...(brand && { brand }) }, { projection: { domain: 1, brand: 1, note: 1 } })
      .sort({ domain: 1 })
      .hint(brand ? { brand: 1, domain: 1 } : { active: 1, domain: 1 })
      .batchSize(BATCH);
  }
}

function updateOf({
  domain,
  state,
  writeIds,
  transitions,
  outbox,
  dropsHistory,
}: Recording): mongo.UpdateFilter<Domain> {
  const [row] = transitions;
  return {
    $set: {
      nawala: { ...state.nawala, rank: rankOf(state.nawala.status) },
      vantages: [...state.vantages],
      ...(state.uptime !== domain.uptime && { uptime: state.uptime }),
      version: domain.version + 1,
      writeIds,
      ...(row && { pendingTransitions: transitions, outbox, historyUntil: row.recordedAt }),
    },
    ...(!row && dropsHistory && { $unset: { pendingTransitions: '', outbox: '' } }),
  };
}

function failAll(recordings: readonly Recording[], error: Error, { failed }: Saved): void {
  for (const { domain } of recordings) failed.set(domain._id.toHexString(), error);
}
