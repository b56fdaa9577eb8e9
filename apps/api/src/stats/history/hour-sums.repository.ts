import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import type { HourSum } from './hour-sum';
import { HourSumRecord } from './hour-sum.schema';

const idOf = (at: Date, brand: string | null): string => `${at.getTime()}:${brand ?? ''}`;

@Injectable()
export class HourSumsRepository {
  private readonly sums: mongo.Collection<HourSumRecord>;

  constructor(@InjectModel(HourSumRecord.name) sums: Model<HourSumRecord>) {
    this.sums = sums.collection as unknown as mongo.Collection<HourSumRecord>;
  }

  /** Whatever was summed of the hour before. Again does nothing. */
  async replace(hour: Date, sums: readonly HourSum[]): Promise<void> {
    const held = new Set(sums.map(({ brand }) => idOf(hour, brand)));
    const before = await this.sums.find({ at: hour }, { projection: { _id: 1 } }).toArray();
    const gone = before.map(({ _id }) => _id).filter((id) => !held.has(id));
    if (sums.length > 0) {
      await this.sums.bulkWrite(
        sums.map(({ brand, ...sum }) => ({
          updateOne: {
            filter: { _id: idOf(hour, brand) },
            update: { $set: { ...sum, brand: brand ?? '' } },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    }
    if (gone.length > 0) await this.sums.deleteMany({ _id: { $in: gone } });
  }

  /** Of one brand (hex id) or of the whole, oldest first. */
  async since(brand: string | null, from: Date): Promise<HourSum[]> {
    const found = await this.sums
      .find({ brand: brand ?? '', at: { $gte: from } })
      .sort({ at: 1 })
      .toArray();
    return found.map(({ at, delta, area, blocked, unblocked }) => ({ brand, at, delta, area, blocked, unblocked }));
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.sums.deleteMany({ at: { $lt: moment } });
  }
}
