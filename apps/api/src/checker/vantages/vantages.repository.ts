import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Vantage } from './vantage.schema';

/** How many are kept; a new one takes the place of the one that has been silent longest. */
const MAX_KEPT = 200;

@Injectable()
export class VantagesRepository {
  constructor(@InjectModel(Vantage.name) private readonly vantages: Model<Vantage>) {}

  /** Never moves a vantage back. */
  async seen(vantage: string, lastSeen: Date): Promise<void> {
    const { upsertedCount } = await this.vantages.updateOne({ vantage }, { $max: { lastSeen } }, { upsert: true });
    if (upsertedCount > 0) await this.forgetSilent();
  }

  async known(names: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.vantages
      .find({ vantage: { $in: names } })
      .lean<Vantage[]>()
      .exec();
    return new Set(found.map(({ vantage }) => vantage));
  }

  private async forgetSilent(): Promise<void> {
    const silent = await this.vantages.find().sort({ lastSeen: -1 }).skip(MAX_KEPT).lean<Vantage[]>().exec();
    if (silent.length > 0) await this.vantages.deleteMany({ vantage: { $in: silent.map(({ vantage }) => vantage) } });
  }

  list(): Promise<Vantage[]> {
    return this.vantages.find().sort({ vantage: 1 }).lean<Vantage[]>().exec();
  }
}
