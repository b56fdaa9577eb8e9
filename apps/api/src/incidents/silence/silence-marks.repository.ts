import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { SilenceMark } from './silence-mark.schema';

@Injectable()
export class SilenceMarksRepository {
  constructor(@InjectModel(SilenceMark.name) private readonly marks: Model<SilenceMark>) {}

  list(): Promise<SilenceMark[]> {
    return this.marks.find().lean<SilenceMark[]>().exec();
  }

  async put(marks: readonly SilenceMark[]): Promise<void> {
    if (marks.length === 0) return;
    await this.marks.bulkWrite(
      marks.map(({ _id, ...mark }) => ({ updateOne: { filter: { _id }, update: { $set: mark }, upsert: true } })),
      { ordered: false },
    );
  }

  async forget(vantages: readonly string[]): Promise<void> {
    if (vantages.length > 0) await this.marks.deleteMany({ _id: { $in: [...vantages] } });
  }
}
