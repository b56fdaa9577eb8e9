import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { isDuplicateKey } from '../../common/duplicate-key';
import { slicesInTurns } from '../../common/slices-in-turns';
import { DaySumRecord } from './day-sum.schema';
import type { HourSum } from './hour-sum';
import { dayOf, packed, unpacked } from './packed-hours';
import { RememberedDays } from './remembered-days';

/** How often an hour is put again when another instance is at work on the same day. */
const MAX_ATTEMPTS = 20;

/** Days, of one brand each, that are unpacked before others have their turn. */
const UNPACKED_AT_ONCE = 200;

@Injectable()
export class DaySumsRepository {
  private readonly remembered = new RememberedDays();
  private readonly days: mongo.Collection<DaySumRecord>;

  constructor(@InjectModel(DaySumRecord.name) days: Model<DaySumRecord>) {
    this.days = days.collection as unknown as mongo.Collection<DaySumRecord>;
  }

  /** Whatever was summed of the hour before. Again does nothing. */
  async replace(hour: Date, sums: readonly HourSum[]): Promise<void> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts += 1) if (await this.tryReplace(hour, sums)) return;
    throw new Error('The sums of a day are written by too many at once');
  }

  /** Of each of these brands (hex ids; null: the whole), oldest first. Days that were read before are read again only once they have changed. */
  async since(brands: readonly (string | null)[], from: Date): Promise<Map<string | null, HourSum[]>> {
    const sums = new Map(brands.map((brand): [string | null, HourSum[]] => [brand, []]));
    const wanted = { brand: { $in: brands.map((brand) => brand ?? '') }, at: { $gte: dayOf(from) } };
    const marks = await this.days.find(wanted, { projection: { at: 1, no: 1 } }).toArray();
    marks.sort((one, other) => one.at.getTime() - other.at.getTime());
    for await (const some of slicesInTurns(await this.read(marks), UNPACKED_AT_ONCE)) {
      for (const day of some) {
        const brand = day.brand || null;
        for (const sum of unpacked(day.at, day.hours)) if (sum.at >= from) sums.get(brand)?.push({ ...sum, brand });
      }
    }
    return sums;
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.days.deleteMany({ at: { $lt: dayOf(moment) } });
  }

  /** The days that are meant, whichever of their numbers (`no`) they have by now. */
  private async read(marks: readonly Pick<DaySumRecord, '_id' | 'no'>[]): Promise<DaySumRecord[]> {
    const known = new Map(marks.map((mark) => [mark._id, this.remembered.find(mark)]));
    const news = [...known].flatMap(([id, day]) => (day ? [] : id));
    const read = news.length > 0 ? await this.days.find({ _id: { $in: news } }).toArray() : [];
    for (const day of read) {
      this.remembered.keep(day);
      known.set(day._id, day);
    }
    return [...known.values()].flatMap((day) => day ?? []);
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
