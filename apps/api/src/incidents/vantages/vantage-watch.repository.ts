import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../common/duplicate-key';
import { UptimeMark, VantageWatchRecord } from './vantage-watch.schema';

const API = 'api';

@Injectable()
export class VantageWatchRepository {
  constructor(
    @InjectModel(VantageWatchRecord.name) private readonly watches: Model<VantageWatchRecord>,
    @InjectModel(UptimeMark.name) private readonly marks: Model<UptimeMark>,
  ) {}

  list(): Promise<VantageWatchRecord[]> {
    return this.watches.find().lean<VantageWatchRecord[]>().exec();
  }

  /** Unless another has written since it was read, which wrote the same. `version` is what it shall be. */
  async save({ _id, version, ...watch }: VantageWatchRecord): Promise<void> {
    try {
      await this.watches.updateOne(
        { _id, version: version - 1 },
        { $set: { ...watch, version } },
        { upsert: version === 1 },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async told({ _id, version }: VantageWatchRecord): Promise<void> {
    await this.watches.updateOne({ _id, version }, { $set: { untold: [], version: version + 1 } });
  }

  async forget(vantages: readonly string[]): Promise<void> {
    if (vantages.length > 0) await this.watches.deleteMany({ _id: { $in: [...vantages] } });
  }

  uptime(): Promise<Pick<UptimeMark, 'upSince' | 'beatAt'> | null> {
    return this.marks.findById(API).lean<UptimeMark>().exec();
  }

  async setUptime(mark: Pick<UptimeMark, 'upSince' | 'beatAt'>): Promise<void> {
    await this.marks.updateOne({ _id: API }, { $set: mark }, { upsert: true });
  }
}
