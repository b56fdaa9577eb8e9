import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Clock } from '../../common/clock';
import { HistoryMark } from './history-mark.schema';

const BEGUN = 'sums-begun';

/** Whether the history from before there were sums has been marked to be summed. */
@Injectable()
export class HistoryMarksRepository {
  constructor(
    @InjectModel(HistoryMark.name) private readonly marks: Model<HistoryMark>,
    private readonly clock: Clock,
  ) {}

  async isBegun(): Promise<boolean> {
    return (await this.marks.findById(BEGUN).lean().exec()) !== null;
  }

  async begun(): Promise<void> {
    await this.marks.updateOne({ _id: BEGUN }, { $set: { at: this.clock.now() } }, { upsert: true }).exec();
  }
}
