import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Clock } from '../../common/clock';
import { HOUR_MS, hourOf } from '../../common/hours';
import type { HistoryRow } from '../../domains/history-row';
import { ChangedHour } from './changed-hour.schema';

/** So long after its end an hour is summed: rows of its last moment have come by then, and clocks may differ a little. */
export const SETTLE_MS = 60_000;

/** Marks that are put at once. */
const AT_ONCE = 500;

const endOf = (hour: number): number => hour + HOUR_MS;

/**
 * Which hours have to be summed, once more if need be. Marked after the rows were stored, and before that is told to
 * whoever brought them: they bring them again after a crash in between.
 */
@Injectable()
export class ChangedHours {
  /** Those that this instance has marked, and that nobody sums as long as they last. */
  private readonly marked = new Set<number>();

  constructor(
    @InjectModel(ChangedHour.name) private readonly hours: Model<ChangedHour>,
    private readonly clock: Clock,
  ) {}

  /** While an hour lasts that is one write, however many rows it gets. */
  async changedBy(rows: readonly Pick<HistoryRow, 'kind' | 'at'>[]): Promise<void> {
    const now = this.clock.now().getTime();
    const lasts = (hour: number) => now < endOf(hour) + SETTLE_MS / 2;
    const hours = new Set(rows.filter(({ kind }) => kind !== 'vantage').map(({ at }) => hourOf(at).getTime()));
    const news = [...hours].filter((hour) => !this.marked.has(hour) || !lasts(hour));
    if (news.length === 0) return;
    await this.mark(news.map((hour) => new Date(hour)));
    for (const hour of this.marked) if (!lasts(hour)) this.marked.delete(hour);
    for (const hour of news) if (lasts(hour)) this.marked.add(hour);
  }

  async mark(hours: readonly Date[]): Promise<void> {
    for (let from = 0; from < hours.length; from += AT_ONCE) {
      const some = hours.slice(from, from + AT_ONCE);
      await this.hours.bulkWrite(
        some.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { no: 1 } }, upsert: true } })),
        { ordered: false },
      );
    }
  }

  since(from: Date): Promise<ChangedHour[]> {
    return this.hours
      .find({ _id: { $gte: from } })
      .lean<ChangedHour[]>()
      .exec();
  }

  /** Those that are over, oldest first. */
  ended(limit: number): Promise<ChangedHour[]> {
    const before = new Date(this.clock.now().getTime() - HOUR_MS - SETTLE_MS);
    return this.hours
      .find({ _id: { $lt: before } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<ChangedHour[]>()
      .exec();
  }

  /** False when it was marked again since it was read. */
  async done({ _id, no }: ChangedHour): Promise<boolean> {
    const { deletedCount } = await this.hours.deleteOne({ _id, no });
    return deletedCount > 0;
  }
}
