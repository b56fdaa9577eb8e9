import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo } from 'mongoose';
import { DeliveryRecord, type Hold, isHeld, type Skip } from './delivery.schema';

const KEPT_MS = 40 * 24 * 3_600_000;

/** How an attempt leaves a delivery. */
export type Ending = Pick<DeliveryRecord, 'state' | 'why' | 'error' | 'at' | 'nextAt' | 'reference'>;

@Injectable()
export class DeliveriesRepository {
  constructor(@InjectModel(DeliveryRecord.name) private readonly deliveries: Model<DeliveryRecord>) {}

  /** Those that are there already stay as they are. */
  async add(records: readonly DeliveryRecord[]): Promise<void> {
    if (records.length === 0) return;
    try {
      await this.deliveries.insertMany([...records], { ordered: false });
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
      if ([error.writeErrors].flat().some(({ code }) => code !== 11000)) throw error;
    }
  }

  /** What has yet to be sent, oldest first. */
  unsent(most: number): Promise<DeliveryRecord[]> {
    return this.deliveries
      .find({ state: { $in: ['due', 'sending'] } })
      .sort({ createdAt: 1, order: 1 })
      .limit(most)
      .lean<DeliveryRecord[]>()
      .exec();
  }

  unsentOf(channel: string, most: number): Promise<DeliveryRecord[]> {
    return this.deliveries
      .find({ channel, state: { $in: ['due', 'sending'] } })
      .sort({ createdAt: 1, order: 1 })
      .limit(most)
      .lean<DeliveryRecord[]>()
      .exec();
  }

  /** Null when somebody else has it, or it is done. */
  claim({ _id, attempts }: DeliveryRecord, claimId: string, now: Date): Promise<DeliveryRecord | null> {
    return this.deliveries
      .findOneAndUpdate(
        { _id, state: 'due', attempts },
        { $set: { state: 'sending', claimId, at: now }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )
      .lean<DeliveryRecord>()
      .exec();
  }

  /** False when the claim was taken over: then nothing of the attempt counts. */
  async settle({ _id, claimId }: DeliveryRecord, ending: Ending): Promise<boolean> {
    const expiresAt = ending.state === 'due' ? undefined : new Date(ending.at.getTime() + KEPT_MS);
    const { modifiedCount } = await this.deliveries.updateOne(
      { _id, state: 'sending', claimId },
      { $set: { ...ending, claimId: null, ...(expiresAt && { expiresAt }) } },
    );
    return modifiedCount > 0;
  }

  /** A claim whose holder has not been heard of for too long. */
  async takeOver({ _id, claimId }: DeliveryRecord, now: Date): Promise<void> {
    await this.deliveries.updateOne(
      { _id, state: 'sending', claimId },
      { $set: { state: 'due', claimId: null, nextAt: now, at: now } },
    );
  }

  /** What is due and has nowhere to go. */
  async skip(ids: readonly string[], why: Skip, now: Date): Promise<void> {
    const expiresAt = new Date(now.getTime() + KEPT_MS);
    await this.deliveries.updateMany(
      { _id: { $in: [...ids] }, state: 'due' },
      { $set: { state: 'skipped', why, nextAt: null, at: now, expiresAt } },
    );
  }

  /** It stays due, and waits for something else than its channel. */
  async hold({ _id, attempts }: DeliveryRecord, why: Hold, nextAt: Date, now: Date): Promise<void> {
    await this.deliveries.updateOne({ _id, state: 'due', attempts }, { $set: { why, nextAt, at: now } });
  }

  /** What it waits for is over: all are looked at again. */
  async release(why: Hold, now: Date): Promise<void> {
    await this.deliveries.updateMany({ state: 'due', why }, { $set: { why: null, nextAt: now } });
  }

  byIds(ids: readonly string[]): Promise<DeliveryRecord[]> {
    return this.deliveries
      .find({ _id: { $in: [...ids] } })
      .lean<DeliveryRecord[]>()
      .exec();
  }

  ofMessages(messages: readonly string[]): Promise<DeliveryRecord[]> {
    return this.deliveries
      .find({ message: { $in: [...messages] } })
      .sort({ createdAt: 1, order: 1 })
      .lean<DeliveryRecord[]>()
      .exec();
  }

  /** The channels (hex) that each message has reached, or still may; and those that are to hear of its end instead. */
  async channelsOf(messages: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    if (messages.length === 0) return found;
    for (const { message, channel, state, why } of await this.ofMessages(messages)) {
      const isLost = state === 'failed' || (state === 'skipped' && why !== 'over');
      if (!isLost) found.set(message, [...(found.get(message) ?? []), channel]);
    }
    return found;
  }

  /** How many have yet to be sent, by channel. */
  async waitingByChannel(): Promise<Map<string, number>> {
    const rows = await this.deliveries
      .find({ state: { $in: ['due', 'sending'] } }, { _id: 0, channel: 1 })
      .lean<Pick<DeliveryRecord, 'channel'>[]>()
      .exec();
    const counts = new Map<string, number>();
    for (const { channel } of rows) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    return counts;
  }

  /** What may be sent and is not yet; what is held waits for something else. */
  async due(): Promise<{ count: number; oldest: Date | null }> {
    const rows = await this.deliveries
      .find({ state: { $in: ['due', 'sending'] } }, { _id: 0, state: 1, why: 1, createdAt: 1 })
      .sort({ createdAt: 1 })
      .lean<Pick<DeliveryRecord, 'state' | 'why' | 'createdAt'>[]>()
      .exec();
    const due = rows.filter((row) => !isHeld(row));
    return { count: due.length, oldest: due[0]?.createdAt ?? null };
  }
}
