import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type QueryFilter, Types } from 'mongoose';
import { isDuplicateKey } from '../../common/duplicate-key';
import type { MuteSubject } from './mute-of';
import { MuteRecord } from './mute.schema';

/** Whatever is there at all is later. */
const BEGINNING = new Date(0);
/** Mutes that are ended, or handed over, before anything else has its turn. */
const AT_ONCE = 500;

const goesOn = ({ until }: MuteRecord, now: Date): boolean => until === null || until > now;

@Injectable()
export class MutesRepository {
  constructor(@InjectModel(MuteRecord.name) private readonly mutes: Model<MuteRecord>) {}

  async create(mute: Omit<MuteRecord, '_id'>): Promise<MuteRecord> {
    const created = await this.mutes.create(mute);
    return created.toObject();
  }

  /** In one write; those that are there already stay as they are. */
  async createAll(mutes: readonly MuteRecord[]): Promise<readonly MuteRecord[]> {
    try {
      await this.mutes.insertMany([...mutes], { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    return mutes;
  }

  /** Those that go on, newest first: at most `limit`, older than `before`. */
  async active(now: Date, limit: number, before?: string): Promise<MuteRecord[]> {
    const active: MuteRecord[] = [];
    let last = before === undefined ? undefined : new Types.ObjectId(before);
    for (;;) {
      const page = await this.mutes
        .find(last ? { _id: { $lt: last } } : {})
        .sort({ _id: -1 })
        .limit(limit)
        .lean<MuteRecord[]>()
        .exec();
      active.push(...page.filter((mute) => goesOn(mute, now)).slice(0, limit - active.length));
      if (page.length < limit || active.length === limit) return active;
      last = page.at(-1)!._id;
    }
  }

  /** Every one that may cover one of them. */
  async of(subjects: readonly MuteSubject[]): Promise<MuteRecord[]> {
    if (subjects.length === 0) return [];
    const idsOf = (ids: readonly string[]) => [...new Set(ids)].map((id) => new Types.ObjectId(id));
    const tags = [...new Set(subjects.flatMap(({ tags: each }) => each))];
    const each = await Promise.all([
      this.mutes.find({ domain: { $in: idsOf(subjects.map(({ domainId }) => domainId)) } }).lean<MuteRecord[]>(),
      this.mutes.find({ brand: { $in: idsOf(subjects.map(({ brandId }) => brandId)) } }).lean<MuteRecord[]>(),
      tags.length > 0 ? this.mutes.find({ tag: { $in: tags } }).lean<MuteRecord[]>() : [],
    ]);
    return each.flat();
  }

  /** Null when it has ended already, or never was. */
  async end(id: string, now: Date): Promise<MuteRecord | null> {
    for (const filter of [{ until: null }, { until: { $gt: now } }]) {
      const ended = await this.mutes
        .findOneAndUpdate({ _id: id, ...filter }, { $set: { until: now } })
        .lean<MuteRecord>()
        .exec();
      if (ended) return ended;
    }
    return null;
  }

  /** Those of them that went on until now. */
  endAll(ids: readonly string[], now: Date): Promise<MuteRecord[]> {
    return this.endThose({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, now);
  }

  /** Those that one person made at the same moment as this one, some at a time: it may be every domain that there is. */
  async *endMadeWith({ createdAt, createdBy }: MuteRecord, now: Date): AsyncGenerator<MuteRecord[]> {
    let last: Types.ObjectId | undefined;
    for (;;) {
      const page = await this.mutes
        .find({ createdAt, ...(last && { _id: { $gt: last } }) })
        .sort({ _id: 1 })
        .limit(AT_ONCE)
        .lean<MuteRecord[]>()
        .exec();
      const ids = page
        .filter((mute) => mute.createdBy.id === createdBy.id && goesOn(mute, now))
        .map(({ _id }) => _id.toHexString());
      if (ids.length > 0) yield await this.endAll(ids, now);
      if (page.length < AT_ONCE) return;
      last = page.at(-1)!._id;
    }
  }

  private async endThose(those: QueryFilter<MuteRecord>, now: Date): Promise<MuteRecord[]> {
    for (const until of [null, { $gt: now }])
      await this.mutes.updateMany({ ...those, until }, { $set: { until: now } });
    return this.mutes
      .find({ ...those, until: now })
      .lean<MuteRecord[]>()
      .exec();
  }

  /** Some of them. */
  endedBefore(moment: Date): Promise<MuteRecord[]> {
    return this.mutes
      .find({ until: { $gt: BEGINNING, $lt: moment } })
      .limit(AT_ONCE)
      .lean<MuteRecord[]>()
      .exec();
  }

  async remove(ids: readonly Types.ObjectId[]): Promise<void> {
    await this.mutes.deleteMany({ _id: { $in: [...ids] } });
  }
}
