import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Vantage } from './vantage.schema';

@Injectable()
export class VantagesRepository {
  constructor(@InjectModel(Vantage.name) private readonly vantages: Model<Vantage>) {}

  /** Never moves a vantage back. */
  async seen(vantage: string, lastSeen: Date): Promise<void> {
    await this.vantages.updateOne({ vantage }, { $max: { lastSeen } }, { upsert: true });
  }

  list(): Promise<Vantage[]> {
    return this.vantages.find().sort({ vantage: 1 }).lean<Vantage[]>().exec();
  }
}
