import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { isDuplicateKey } from '../../common/duplicate-key';
import { DaySumRecord } from './day-sum.schema';
import type { HourSum } from './hour-sum';
import { dayOf, packed, unpacked } from './packed-hours';

/** How often an hour is put again when another instance is at work on the same day. */
const MAX_ATTEMPTS = 20;

@Injectable()
export class DaySumsRepository {
  private readonly days: mongo.Collection<DaySumRecord>;

  constructor(@InjectModel(DaySumRecord.name) days: Model<DaySumRecord>) {
    this.days = days.collection as unknown as mongo.Collection<DaySumRecord>;
  }

  /** Whatever was summed of the hour before. Again does nothing. */
  async replace(hour: Date, sums: readonly HourSum[]): Promise<void> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts += 1) if (await this.tryReplace(hour, sums)) return;
    throw new Error('The sums of a day are written by too many at once');
  }

  /** Of one brand (hex id) or of the whole, oldest first. */
  async since(brand: string | null, from: Date): Promise<HourSum[]> {
    const found = await this.days
      .find({ brand: brand ?? '', at: { $gte: dayOf(from) } })
      .sort({ at: 1 })
      .toArray();
    const sums = found.flatMap(({ at, hours }) => unpacked(at, hours));
    return sums.filter(({ at }) => at >= from).map((sum) => ({ ...sum, brand }));
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.days.deleteMany({ at: { $lt: dayOf(moment) } });
  }

  /** False when another instance was first at one of the day's brands: those that were written stay as they are. */
  private async tryReplace(hour: Date, sums: readonly HourSum[]): Promise<boolean> {
    const at = dayOf(hour);
    const before = new Map((await this.days.find({ at }).toArray()).map((day) => [day.brand, day]));
    const news = new Map(sums.map((sum) => [sum.brand ?? '', sum]));
    const writes = [...new Set([...before.keys(), ...news.keys()])].flatMap((brand) => {
      const known = before.get(brand);
      const others = unpacked(at, known?.hours ?? []).filter((sum) => sum.at.getTime() !== hour.getTime());
      const hours = packed([...others, ...(news.has(brand) ? [news.get(brand)!] : [])]);
      if (known && String(known.hours) === String(hours)) return [];
      const no = known?.no ?? 0;
      const filter = { _id: `${at.getTime()}:${brand}`, no };
      return [{ updateOne: { filter, update: { $set: { brand, at, hours, no: no + 1 } }, upsert: !known } }];
    });
    if (writes.length === 0) return true;
    try {
      const { matchedCount, upsertedCount } = await this.days.bulkWrite(writes, { ordered: false });
      return matchedCount + upsertedCount === writes.length;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
