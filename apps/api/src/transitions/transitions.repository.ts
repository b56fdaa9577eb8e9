import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo, type QueryFilter, Types } from 'mongoose';
import type { HistoryRange, TransitionFilter } from './history-rows';
import { type NewTransition, TransitionRecord } from './transition.schema';

const RETENTION_INDEX = 'retention';
const DAY_SECONDS = 86_400;
const NEWEST_FIRST = { recordedAt: -1, _id: -1 } as const;

@Injectable()
export class TransitionsRepository {
  constructor(@InjectModel(TransitionRecord.name) private readonly transitions: Model<TransitionRecord>) {}

  /** Idempotent: rows that are there already stay as they are. */
  async insertMissing(rows: readonly NewTransition[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      await this.transitions.collection.insertMany([...rows], { ordered: false });
    } catch (error) {
      if (!isOnlyDuplicates(error)) throw error;
    }
  }

  /**
   * Newest first. May give more than `limit` rows, because it never parts rows of one moment: with the last row's
   * `recordedAt` as `before` the next page then misses none.
   */
  async newest(wanted: TransitionFilter, limit: number): Promise<TransitionRecord[]> {
    const filter = filterOf(wanted);
    const rows = await this.transitions.find(filter).sort(NEWEST_FIRST).limit(limit).lean().exec();
    const last = rows[limit - 1];
    if (!last) return rows;
    const sameMoment = await this.transitions
      .find({ ...filter, recordedAt: last.recordedAt, _id: { $lt: last._id } })
      .sort(NEWEST_FIRST)
      .lean()
      .exec();
    return [...rows, ...sameMoment];
  }

  historyOf({ domain, target, from, to }: HistoryRange, limit: number): Promise<TransitionRecord[]> {
    const at = { ...(from && { $gte: from }), ...(to && { $lt: to }) };
    return this.transitions
      .find({ domain, target, ...(Object.keys(at).length > 0 && { at }) })
      .sort({ at: -1 })
      .limit(limit)
      .lean()
      .exec();
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
}

function filterOf({ domain, brand, since, before }: TransitionFilter): QueryFilter<TransitionRecord> {
  const recordedAt = { ...(since && { $gte: since }), ...(before && { $lt: before }) };
  return {
    ...(domain !== undefined && { domain: new Types.ObjectId(domain) }),
    ...(brand !== undefined && { brand: new Types.ObjectId(brand) }),
    ...(Object.keys(recordedAt).length > 0 && { recordedAt }),
  };
}

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false;
  const failed = [error.writeErrors].flat();
  return failed.length > 0 && failed.every(({ code }) => code === 11000);
}
