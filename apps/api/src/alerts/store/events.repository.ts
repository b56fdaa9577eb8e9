import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo } from 'mongoose';
import { slicesOf } from '../../common/slices';
import { type End, EventRecord } from './event.schema';

/** Ids that one request names. */
const AT_ONCE = 1000;

const TOLD = { rule: 1, incident: 1, says: 1, message: 1 } as const;
export type ToldEvent = Pick<EventRecord, '_id' | 'rule' | 'incident' | 'says' | 'message'>;

@Injectable()
export class EventsRepository {
  constructor(@InjectModel(EventRecord.name) private readonly events: Model<EventRecord>) {}

  /** Those that are there already stay as they are. */
  async add(records: readonly EventRecord[]): Promise<void> {
    for (const some of slicesOf(records, AT_ONCE)) {
      try {
        await this.events.insertMany(some, { ordered: false });
      } catch (error) {
        if (!(error instanceof mongo.MongoBulkWriteError) || !onlyDoubles(error)) throw error;
      }
    }
  }

  /** The rules (hex) for which something waits that is not muted, and when the first of it was recorded. */
  async rulesWaiting(): Promise<Map<string, Date>> {
    const rows = await this.events
      .find({ waiting: true }, { _id: 0, rule: 1, recordedAt: 1, muted: 1 })
      .lean<Pick<EventRecord, 'rule' | 'recordedAt' | 'muted'>[]>()
      .exec();
    const first = new Map<string, Date>();
    for (const { rule, recordedAt, muted } of rows) {
      const known = first.get(rule);
      if (muted !== true && (!known || recordedAt < known)) first.set(rule, recordedAt);
    }
    return first;
  }

  waitingOf(rule: string): Promise<EventRecord[]> {
    return this.events.find({ waiting: true, rule }).sort({ seq: 1, _id: 1 }).lean<EventRecord[]>().exec();
  }

  ofIncidents(incidents: readonly string[]): Promise<EventRecord[]> {
    return this.events
      .find({ incident: { $in: [...incidents] } })
      .sort({ seq: 1, _id: 1 })
      .lean<EventRecord[]>()
      .exec();
  }

  /** What was told of the state of incidents, oldest first. */
  toldOf(incidents: readonly string[]): Promise<ToldEvent[]> {
    return this.events
      .find({ incident: { $in: [...incidents] }, kind: 'state', says: { $ne: null } }, TOLD)
      .sort({ seq: 1, _id: 1 })
      .lean<ToldEvent[]>()
      .exec();
  }

  /** How many of them were free, and are in the message now. */
  stamp(ids: readonly string[], message: string, says: EventRecord['says']): Promise<number> {
    return this.each(ids, { message: null }, { $set: { message, says } });
  }

  /** The ids of those that are in the message, unless it is frozen without them. */
  async stamped(ids: readonly string[], message: string): Promise<string[]> {
    const rows = await this.events
      .find({ _id: { $in: [...ids] }, message }, { _id: 1 })
      .lean<Pick<EventRecord, '_id'>[]>()
      .exec();
    return rows.map(({ _id }) => _id);
  }

  async unstamp(ids: readonly string[], message: string): Promise<void> {
    await this.each(ids, { message, waiting: true }, { $set: { message: null, says: null } });
  }

  async settle(ids: readonly string[]): Promise<void> {
    await this.each(ids, {}, { $unset: { waiting: '', muted: '' } });
  }

  async end(ids: readonly string[], why: End): Promise<void> {
    await this.each(ids, { message: null }, { $set: { why }, $unset: { waiting: '', muted: '' } });
  }

  async mute(ids: readonly string[]): Promise<void> {
    await this.each(ids, { waiting: true }, { $set: { muted: true } });
  }

  /** All are looked at again: what is still muted is found to be so. */
  async unmuteAll(): Promise<void> {
    await this.events.updateMany({ muted: true }, { $unset: { muted: '' } });
  }

  private async each(ids: readonly string[], filter: object, update: object): Promise<number> {
    let matched = 0;
    for (const some of slicesOf(ids, AT_ONCE))
      matched += (await this.events.updateMany({ _id: { $in: some }, ...filter }, update)).matchedCount;
    return matched;
  }
}

const onlyDoubles = (error: mongo.MongoBulkWriteError): boolean =>
  [error.writeErrors].flat().every(({ code }) => code === 11000);
