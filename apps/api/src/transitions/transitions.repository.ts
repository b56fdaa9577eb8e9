import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { TRANSITION_KINDS, type TransitionKind } from '@nawala/contracts';
import { type Model, mongo, type QueryFilter, type Types } from 'mongoose';
import { cursorBatches } from '../common/cursor-batches';
import { slicesOf } from '../common/slices';
import { isNotDurable } from '../database/write-errors';
import { newestFirst, rangesOf } from './history-rows';
import type { TimeOfRow } from './page-mark';
import type { RowQuery } from './row-query';
import type { DueRow, HistoryRow, RefusedRows } from '../domains/history-row';
import { STANDING_FIELDS, type StoredStandingRow } from './strips/standing-row';
import { TransitionRecord } from './transition.schema';

/** Whatever is there at all is later. */
const BEGINNING = new Date(0);

const RETENTION_INDEX = 'retention';
const DAY_SECONDS = 86_400;
/** Rows that are due and that one request reads: nobody waits for them. */
const DUE_AT_ONCE = 50;
const STANDING_AT_ONCE = 500;
/** Of more rows in one request a database may leave out why it refused some (MongoDB: once the reasons fill 1 MB). */
const INSERTED_AT_ONCE = 1000;
const DUPLICATE = 11_000;
/** The index by which a row is known, and the one of earlier versions. */
const OF_THE_ROW = /\b(_id_|scanId_1)\b/;
const RETIRED = new Set(['scanId_1']);
const NONE: ReadonlySet<string> = new Set();

/** As one condition that leaves the order to an index: equality, or all but one. */
function ofKinds(kinds: readonly TransitionKind[] = TRANSITION_KINDS): QueryFilter<TransitionRecord> {
  const others = TRANSITION_KINDS.filter((kind) => !kinds.includes(kind));
  if (others.length === 0) return {};
  const [kind] = kinds;
  return { kind: others.length === 1 ? { $ne: others[0]! } : kind! };
}

@Injectable()
export class TransitionsRepository {
  constructor(@InjectModel(TransitionRecord.name) private readonly transitions: Model<TransitionRecord>) {}

  /** Idempotent: rows that are there already stay as they are. */
  async insertMissing(rows: readonly HistoryRow[]): Promise<RefusedRows> {
    const refused: [string, string][] = [];
    for (const some of slicesOf(rows, INSERTED_AT_ONCE)) refused.push(...(await this.insertSome(some)));
    return new Map(refused);
  }

  /** One row more than the page holds, if there is one. */
  async page(query: RowQuery): Promise<TransitionRecord[]> {
    const rows: TransitionRecord[] = [];
    for (const range of rangesOf(query)) {
      const missing = query.limit + 1 - rows.length;
      if (missing > 0)
        rows.push(...(await this.find({ ...query.where, ...ofKinds(query.kinds), ...range }, query.by, missing)));
    }
    return rows;
  }

  /** All that a query finds, whatever its page. */
  count({ before: _before, ...query }: RowQuery): Promise<number> {
    const [range] = rangesOf(query);
    return this.transitions.countDocuments({ ...query.where, ...ofKinds(query.kinds), ...range }).exec();
  }

  /** Which of these rows are here (hex ids). */
  async storedAmong(ids: readonly Types.ObjectId[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return NONE;
    const found = await this.transitions
      .find({ _id: { $in: [...ids] } }, { _id: 1 })
      .lean<Pick<TransitionRecord, '_id'>[]>()
      .exec();
    return new Set(found.map(({ _id }) => _id.toHexString()));
  }

  /** Of these domains since then, by the time of measuring; there may be thousands, and others have their turn between batches. */
  standing(domains: readonly Types.ObjectId[], from: Date): AsyncGenerator<StoredStandingRow[]> {
    const rows = this.transitions.collection as unknown as mongo.Collection<TransitionRecord>;
    const found = rows.find({ domain: { $in: [...domains] }, at: { $gte: from } });
    return cursorBatches(found.project<StoredStandingRow>(STANDING_FIELDS).batchSize(STANDING_AT_ONCE));
  }

  byId(id: string): Promise<TransitionRecord | null> {
    return this.transitions.findById(id).lean().exec();
  }

  /** What has yet to be applied to incidents, oldest first; all of the moment at which a page ends. */
  async due(limit: number): Promise<DueRow[]> {
    const rows = await this.findDue({ $gt: BEGINNING }).sort({ due: 1 }).limit(limit).exec();
    const last = rows.at(-1);
    if (rows.length < limit || !last?.due) return rows;
    const moment = await this.findDue(last.due).exec();
    return [...rows.filter(({ due }) => due! < last.due!), ...moment];
  }

  async oldestDue(): Promise<Date | null> {
    const [oldest] = await this.transitions
      .find({ due: { $gt: BEGINNING } }, { due: 1 })
      .sort({ due: 1 })
      .limit(1)
      .lean<TransitionRecord[]>()
      .exec();
    return oldest?.due ?? null;
  }

  dueCount(): Promise<number> {
    return this.transitions.countDocuments({ due: { $gt: BEGINNING } }).exec();
  }

  async unsetDue(ids: readonly Types.ObjectId[]): Promise<void> {
    await this.transitions.updateMany({ _id: { $in: [...ids] } }, { $unset: { due: '' } });
  }

  /** Rows from before they had a `kind` and a `seq`, at most so many. */
  withoutKind(limit: number): Promise<TransitionRecord[]> {
    return this.transitions
      .find({ kind: null as unknown as TransitionKind })
      .limit(limit)
      .lean()
      .exec();
  }

  async setKinds(rows: readonly TransitionRecord[]): Promise<void> {
    await this.transitions.bulkWrite(
      rows.map(({ _id, kind, seq }) => ({ updateOne: { filter: { _id }, update: { $set: { kind, seq } } } })),
      { ordered: false },
    );
  }

  /** The index that expires old rows. Its age is configuration, so a changed one replaces it. */
  async retainFor(days: number): Promise<void> {
    const { collection } = this.transitions;
    const expireAfterSeconds = days * DAY_SECONDS;
    const present = (await collection.indexes()).find(({ name }) => name === RETENTION_INDEX);
    if (present?.['expireAfterSeconds'] === expireAfterSeconds) return;
    if (present) await collection.dropIndex(RETENTION_INDEX);
    await collection.createIndex({ recordedAt: 1 }, { name: RETENTION_INDEX, expireAfterSeconds });
  }

  /** Indexes that earlier versions needed. */
  async dropRetired(): Promise<void> {
    const { collection } = this.transitions;
    for (const { name = '' } of await collection.indexes()) if (RETIRED.has(name)) await collection.dropIndex(name);
  }

  private async insertSome(rows: readonly HistoryRow[]): Promise<[string, string][]> {
    try {
      await this.transitions.collection.insertMany([...rows], { ordered: false });
      return [];
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || isNotDurable(error)) throw error;
      const failed = [error.writeErrors].flat();
      if (failed.length === 0) throw error;
      const refused = failed.filter(({ code, errmsg }) => code !== DUPLICATE || !OF_THE_ROW.test(errmsg ?? ''));
      return refused.map(({ index, errmsg }) => [rows[index]!._id.toHexString(), errmsg ?? error.message]);
    }
  }

  private findDue(due: Date | { $gt: Date }) {
    return this.transitions.find({ due }, { evidence: 0 }).batchSize(DUE_AT_ONCE).lean<DueRow[]>();
  }

  private find(filter: QueryFilter<TransitionRecord>, by: TimeOfRow, limit: number): Promise<TransitionRecord[]> {
    return this.transitions.find(filter).sort(newestFirst(by)).limit(limit).lean().exec();
  }
}
