import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { HOUR_MS, hourOf } from '../../common/hours';
import { MeasuredHour } from './measured-hour.schema';

/** So long after its beginning an hour is marked at most, by an instance whose clock is behind, too. */
const LATE_MS = 2 * HOUR_MS;

/** Most reports confirm and leave no row of history: that somebody measured at all is kept by the hour. */
@Injectable()
export class MeasuredHours {
  private known = NaN;
  /** What was read of hours that are over long enough for whatever was late. */
  private over: { from: number; until: number; hours: Date[] } = { from: NaN, until: NaN, hours: [] };
  private writing: Promise<void> = Promise.resolve();

  constructor(@InjectModel(MeasuredHour.name) private readonly hours: Model<MeasuredHour>) {}

  /** One write an hour, which nobody waits for; where it fails the next report tries again. */
  measured(now: Date): void {
    const hour = hourOf(now).getTime();
    if (hour === this.known) return;
    this.known = hour;
    this.writing = this.keep(new Date(hour)).catch(() => {
      this.known = NaN;
    });
  }

  /**
   * When each of them began.
   *
   * @param from a full hour
   */
  async since(from: Date, now: Date): Promise<Date[]> {
    await this.writing;
    const isKnown = this.over.from <= from.getTime() && from.getTime() <= this.over.until;
    const known = isKnown ? this.over : { from: from.getTime(), until: from.getTime(), hours: [] };
    const hours = await this.hours
      .find({ _id: { $gte: new Date(known.until) } })
      .lean<MeasuredHour[]>()
      .exec();
    const all = [...known.hours, ...hours.map(({ _id }) => _id)];
    const until = Math.max(known.until, hourOf(now).getTime() - LATE_MS);
    this.over = { from: known.from, until, hours: all.filter((hour) => hour.getTime() < until) };
    return all.filter((hour) => hour >= from);
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.hours.deleteMany({ _id: { $lt: moment } });
  }

  /** Settles when nothing is under way. */
  settled(): Promise<void> {
    return this.writing;
  }

  private async keep(_id: Date): Promise<void> {
    await this.hours.updateOne({ _id }, { $set: { measured: true } }, { upsert: true });
  }
}
