import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo, type QueryFilter } from 'mongoose';
import { isNotDurable } from '../database/write-errors';
import { newestFirst, rangesOf } from './history-rows';
import type { TimeOfRow } from './page-mark';
import type { RowQuery } from './row-query';
import type { HistoryRow, MeasuredKind } from '../domains/history-row';
import { TransitionRecord } from './transition.schema';

const RETENTION_INDEX = 'retention';
const DAY_SECONDS = 86_400;
const DUPLICATE = 11_000;
/** The index by which a row is known, and the one of earlier versions. */
const OF_THE_ROW = /\b(_id_|scanId_1)\b/;
const RETIRED = new Set(['scanId_1']);
const NONE: ReadonlySet<string> = new Set();

@Injectable()
export class TransitionsRepository {
  constructor(@InjectModel(TransitionRecord.name) private readonly transitions: Model<TransitionRecord>) {}

  /** Idempotent: rows that are there already stay as they are. Gives the scans of those that the database refuses. */
  async insertMissing(rows: readonly HistoryRow[]): Promise<ReadonlySet<string>> {
    if (rows.length === 0) return NONE;
    try {
      await this.transitions.collection.insertMany([...rows], { ordered: false });
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || isNotDurable(error)) throw error;
      const failed = [error.writeErrors].flat();
      if (failed.length === 0) throw error;
      const refused = failed.filter(({ code, errmsg }) => code !== DUPLICATE || !OF_THE_ROW.test(errmsg ?? ''));
      return new Set(refused.map(({ index }) => rows[index]?.scanId ?? ''));
    }
    return NONE;
  }

  /** One row more than the page holds, if there is one. */
  async page(query: RowQuery): Promise<TransitionRecord[]> {
    const rows: TransitionRecord[] = [];
    for (const range of rangesOf(query)) {
      const missing = query.limit + 1 - rows.length;
      if (missing > 0) rows.push(...(await this.find({ ...query.where, ...range }, query.by, missing)));
    }
    return rows;
  }

  byId(id: string): Promise<TransitionRecord | null> {
    return this.transitions.findById(id).lean().exec();
  }

  /** Rows from before they had a `kind` and a `seq`, at most so many. */
  withoutKind(limit: number): Promise<TransitionRecord[]> {
    return this.transitions
      .find({ kind: null as unknown as MeasuredKind })
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

  private find(filter: QueryFilter<TransitionRecord>, by: TimeOfRow, limit: number): Promise<TransitionRecord[]> {
    return this.transitions.find(filter).sort(newestFirst(by)).limit(limit).lean().exec();
  }
}
