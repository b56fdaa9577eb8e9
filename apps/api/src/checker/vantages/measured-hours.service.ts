import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { hourOf } from '../../common/hours';
import { MeasuredHour } from './measured-hour.schema';

/** Most reports confirm and leave no row of history: that somebody measured at all is kept by the hour. */
@Injectable()
export class MeasuredHours {
  private known = NaN;
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

  /** When each of them began. */
  async since(from: Date): Promise<Date[]> {
    await this.writing;
    const hours = await this.hours
      .find({ _id: { $gte: from } })
      .lean<MeasuredHour[]>()
      .exec();
    return hours.map(({ _id }) => _id);
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
