import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { VantageAttemptsRecord } from './vantage-attempts.schema';

export type AttemptsOfMinute = Omit<VantageAttemptsRecord, '_id'>;

@Injectable()
export class VantageAttemptsRepository {
  constructor(@InjectModel(VantageAttemptsRecord.name) private readonly attempts: Model<VantageAttemptsRecord>) {}

  async add(news: readonly AttemptsOfMinute[]): Promise<void> {
    await this.attempts.bulkWrite(
      news.map(({ vantage, minute, attempts, inconclusive }) => ({
        updateOne: {
          filter: { _id: `${vantage}:${minute.getTime()}` },
          update: { $inc: { attempts, inconclusive }, $setOnInsert: { vantage, minute } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  since(moment: Date): Promise<AttemptsOfMinute[]> {
    return this.attempts
      .find({ minute: { $gte: moment } })
      .lean<AttemptsOfMinute[]>()
      .exec();
  }
}
