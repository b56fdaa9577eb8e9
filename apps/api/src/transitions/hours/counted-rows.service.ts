import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type mongo } from 'mongoose';
import { cursorBatches } from '../../common/cursor-batches';
import { HOUR_MS, hourOf } from '../../common/hours';
import { DomainOutbox } from '../../domains/domain-outbox';
import { TransitionRecord } from '../transition.schema';
import type { ChangedHour } from './changed-hour.schema';
import { ChangedHours } from './changed-hours';
import { COUNTED_FIELDS, COUNTED_KINDS, type CountedRow } from './counted-row';

const BATCH = 1000;

/** The rows of history that change counts, by the hour in which they happened. */
@Injectable()
export class CountedRowsService {
  private readonly rows: mongo.Collection<TransitionRecord>;

  constructor(
    @InjectModel(TransitionRecord.name) rows: Model<TransitionRecord>,
    private readonly outbox: DomainOutbox,
    private readonly hours: ChangedHours,
  ) {
    this.rows = rows.collection as unknown as mongo.Collection<TransitionRecord>;
  }

  /** A batch at a time: there may be a hundred thousand. */
  between(from: Date, to: Date): AsyncGenerator<CountedRow[]> {
    const kind = { $in: [...COUNTED_KINDS] };
    const found = this.rows.find({ kind, at: { $gte: from, $lt: to } });
    return cursorBatches(found.project<CountedRow>(COUNTED_FIELDS).batchSize(BATCH));
  }

  /** Those that have yet to be moved from their domains; some may have been. */
  async pending(): Promise<CountedRow[]> {
    return (await this.outbox.rows()).filter(({ kind }) => COUNTED_KINDS.includes(kind as never));
  }

  /** When the oldest happened; null: there are none. */
  async oldest(): Promise<Date | null> {
    const each = await Promise.all(
      COUNTED_KINDS.map((kind) =>
        this.rows
          .find({ kind }, { projection: { at: 1 } })
          .sort({ at: 1 })
          .limit(1)
          .toArray(),
      ),
    );
    const times = each.flat().map(({ at }) => at.getTime());
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  changedSince(from: Date): Promise<ChangedHour[]> {
    return this.hours.since(hourOf(from));
  }

  ended(limit: number): Promise<ChangedHour[]> {
    return this.hours.ended(limit);
  }

  done(hour: ChangedHour): Promise<boolean> {
    return this.hours.done(hour);
  }

  mark(hours: readonly Date[]): Promise<void> {
    return this.hours.mark(hours);
  }

  ofHour(hour: Date): AsyncGenerator<CountedRow[]> {
    return this.between(hour, new Date(hour.getTime() + HOUR_MS));
  }
}
