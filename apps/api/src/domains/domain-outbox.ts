import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo, Types } from 'mongoose';
import { cursorBatches } from '../common/cursor-batches';
import type { HistoryRow, OutboxTicket } from './history-row';
import { Domain } from './domain.schema';
import type { HeldHistory } from './held-history';
import { OutboxMark } from './outbox-mark.schema';

/** A domain and what it holds of its history. */
export type HoldingDomain = Pick<Domain, '_id' | 'version' | 'pendingTransitions'>;

/** Edits are by many hands, and no mark says how far theirs has come: what stands in a domain has yet to be moved. */
export const EDITS: OutboxTicket = { by: 'edits', no: 1 };
const MARK_OF_EDITS: OutboxMark = { _id: EDITS.by, moved: 0, usedAt: new Date(8.64e15) };

const HISTORY = { pendingTransitions: 1 } as const;
const BATCH = 200;

/** How an earlier version found history that was not moved. */
const UNMARKED_INDEX = 'pendingTransitions.scanId_1';

const beyond = ({ _id, moved }: OutboxMark) => ({ 'outbox.by': _id, 'outbox.no': { $gt: moved } });

/** History that stands in the domains still, and how far each writer has moved its own (docs/adr/0005). */
@Injectable()
export class DomainOutbox {
  private readonly domains: mongo.Collection<Domain>;

  constructor(
    @InjectModel(Domain.name) domains: Model<Domain>,
    @InjectModel(OutboxMark.name) private readonly outboxes: Model<OutboxMark>,
  ) {
    this.domains = domains.collection as unknown as mongo.Collection<Domain>;
  }

  async marks(): Promise<OutboxMark[]> {
    return [MARK_OF_EDITS, ...(await this.outboxes.find().lean<OutboxMark[]>().exec())];
  }

  /** Never moves one back. */
  async putMark({ _id, moved, usedAt }: OutboxMark): Promise<void> {
    await this.outboxes.updateOne({ _id }, { $max: { moved }, $set: { usedAt } }, { upsert: true }).exec();
  }

  /** Unless its writer has used it since. */
  async removeMark({ _id, usedAt }: OutboxMark): Promise<void> {
    await this.outboxes.deleteOne({ _id, usedAt }).exec();
  }

  /** What a recording has read of a domain, in full. */
  rowsHeld(held: HeldHistory = []): HistoryRow[] {
    return held.map((row) => mongo.BSON.deserialize(row) as HistoryRow);
  }

  /** What these domains (hex ids) hold, moved or not. */
  async rowsOf(domains: readonly string[]): Promise<HistoryRow[]> {
    const ids = domains.map((id) => new Types.ObjectId(id));
    const found = await this.domains.find({ _id: { $in: ids } }, { projection: HISTORY }).toArray();
    return found.flatMap(({ pendingTransitions = [] }) => pendingTransitions);
  }

  /** All that may not have been moved. Marks are read first: what is moved meanwhile is there afterwards. */
  async rows(): Promise<HistoryRow[]> {
    const each = await Promise.all(
      (await this.marks()).map((mark) => this.domains.find(beyond(mark), { projection: HISTORY }).toArray()),
    );
    return each.flat().flatMap(({ pendingTransitions = [] }) => pendingTransitions);
  }

  /** A batch at a time. */
  holding(mark: OutboxMark): AsyncGenerator<HoldingDomain[]> {
    return this.batches(beyond(mark));
  }

  /** Those of an earlier version, which kept no marks. */
  holdingUnmarked(): AsyncGenerator<HoldingDomain[]> {
    return this.batches({ 'pendingTransitions.scanId': { $gte: '' } });
  }

  /** Their history is in its own collection now. Touches no history that others have made since. */
  async forget(domains: readonly Pick<Domain, '_id' | 'version'>[]): Promise<void> {
    if (domains.length === 0) return;
    await this.domains.bulkWrite(
      domains.map(({ _id, version }) => ({
        updateOne: { filter: { _id, version }, update: { $unset: { pendingTransitions: '', outbox: '' } } },
      })),
      { ordered: false },
    );
  }

  async hasUnmarkedIndex(): Promise<boolean> {
    return (await this.domains.indexes()).some(({ name }) => name === UNMARKED_INDEX);
  }

  async dropUnmarkedIndex(): Promise<void> {
    await this.domains.dropIndex(UNMARKED_INDEX);
  }

  private batches(filter: mongo.Filter<Domain>): AsyncGenerator<HoldingDomain[]> {
    const found = this.domains.find(filter, { projection: { ...HISTORY, version: 1 } }).batchSize(BATCH);
    return cursorBatches<HoldingDomain>(found as mongo.FindCursor<HoldingDomain>);
  }
}
