import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Vantage } from './vantage.schema';

/** How many that no key vouches for are kept; a new one takes the place of the one that has been silent longest. */
const MAX_KEPT = 200;

@Injectable()
export class VantagesRepository {
  constructor(@InjectModel(Vantage.name) private readonly vantages: Model<Vantage>) {}

  /** Never moves a vantage back. */
  async seen(vantage: string, lastSeen: Date, keyed: boolean): Promise<void> {
    const change = { $max: { lastSeen }, ...(keyed && { $set: { keyed } }) };
    const { upsertedCount } = await this.vantages.updateOne({ vantage }, change, { upsert: true });
    if (upsertedCount > 0 && !keyed) await this.forgetSilent();
  }

  async known(names: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.vantages
      .find({ vantage: { $in: names } })
      .lean<Vantage[]>()
      .exec();
    return new Set(found.map(({ vantage }) => vantage));
  }

  async forget(vantage: string): Promise<void> {
    await this.vantages.deleteMany({ vantage: { $in: [vantage] } });
  }

  private async forgetSilent(): Promise<void> {
    const silent = await this.vantages
      .find({ keyed: { $ne: true } })
      .sort({ lastSeen: -1 })
      .skip(MAX_KEPT)
      .lean<Vantage[]>()
      .exec();
    if (silent.length > 0) await this.vantages.deleteMany({ vantage: { $in: silent.map(({ vantage }) => vantage) } });
  }

  list(): Promise<Vantage[]> {
    return this.vantages.find().sort({ vantage: 1 }).lean<Vantage[]>().exec();
  }
}
