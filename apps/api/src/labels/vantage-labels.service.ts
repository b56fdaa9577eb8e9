import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Labels } from './label-of';
import { VantageLabel } from './vantage-label.schema';

@Injectable()
export class VantageLabels {
  constructor(@InjectModel(VantageLabel.name) private readonly labels: Model<VantageLabel>) {}

  /** Of those that somebody gave one. */
  async all(): Promise<Labels> {
    const found = await this.labels.find().lean<VantageLabel[]>().exec();
    return new Map(found.map(({ _id, label }) => [_id, label]));
  }

  async set(vantage: string, label: string): Promise<void> {
    await this.labels.updateOne({ _id: vantage }, { $set: { label } }, { upsert: true });
  }

  async forget(vantage: string): Promise<void> {
    await this.labels.deleteMany({ _id: vantage });
  }
}
