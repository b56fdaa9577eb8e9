import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Clock } from '../../common/clock';
import { IncidentMark } from './first-start.schema';

const FIRST = 'first-reconciliation';

/** Whether incidents have been made of the blocks from before there were any: of those nobody is told. */
@Injectable()
export class FirstStart {
  constructor(
    @InjectModel(IncidentMark.name) private readonly marks: Model<IncidentMark>,
    private readonly clock: Clock,
  ) {}

  async isAhead(): Promise<boolean> {
    return (await this.marks.findById(FIRST).lean().exec()) === null;
  }

  async isDone(): Promise<void> {
    await this.marks.updateOne({ _id: FIRST }, { $set: { at: this.clock.now() } }, { upsert: true }).exec();
  }
}
