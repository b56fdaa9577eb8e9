import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../common/duplicate-key';
import { MessageRecord } from './message.schema';

const DAY_MS = 24 * 3_600_000;
const MONTH_MS = 30 * DAY_MS;

/** What is final about a message. */
export type Frozen = Required<
  Pick<MessageRecord, 'events' | 'incidents' | 'channels' | 'follows' | 'content' | 'recordedAt'>
>;
export type FrozenMessage = MessageRecord & Frozen;

@Injectable()
export class MessagesRepository {
  constructor(@InjectModel(MessageRecord.name) private readonly messages: Model<MessageRecord>) {}

  /** One that is there already stays as it is. */
  async open({ _id, rule, type }: Pick<MessageRecord, '_id' | 'rule' | 'type'>, now: Date): Promise<void> {
    const expiresAt = new Date(now.getTime() + MONTH_MS + 10 * DAY_MS);
    try {
      await this.messages.create({ _id, rule, type, state: 'open', createdAt: now, expiresAt });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** Null when it is frozen already, or was given up. */
  freeze(_id: string, frozen: Frozen): Promise<FrozenMessage | null> {
    return this.messages
      .findOneAndUpdate({ _id, state: 'open' }, { $set: { ...frozen, state: 'frozen' } }, { returnDocument: 'after' })
      .lean<FrozenMessage>()
      .exec();
  }

  /** Only while it is open. */
  async giveUp(_id: string): Promise<void> {
    await this.messages.deleteOne({ _id, state: 'open' });
  }

  async handed(_id: string): Promise<void> {
    await this.messages.updateOne({ _id, state: 'frozen' }, { $set: { state: 'handed' } });
  }

  /** What was frozen by somebody who died before it had its deliveries. */
  frozen(): Promise<FrozenMessage[]> {
    return this.messages.find({ state: 'frozen' }).lean<FrozenMessage[]>().exec();
  }

  byIds(ids: readonly string[]): Promise<MessageRecord[]> {
    return this.messages
      .find({ _id: { $in: [...ids] } })
      .lean<MessageRecord[]>()
      .exec();
  }

  byId(_id: string): Promise<FrozenMessage | null> {
    return this.messages.findById(_id).lean<FrozenMessage>().exec();
  }

  /** When a rule last told something, and how often within 30 days. */
  async toldBy(rule: string, now: Date): Promise<{ lastToldAt: Date | null; toldIn30Days: number }> {
    const [last, toldIn30Days] = await Promise.all([
      this.messages
        .findOne({ rule, state: 'handed' }, { createdAt: 1 })
        .sort({ createdAt: -1 })
        .lean<MessageRecord>()
        .exec(),
      this.messages.countDocuments({ rule, state: 'handed', createdAt: { $gte: new Date(now.getTime() - MONTH_MS) } }),
    ]);
    return { lastToldAt: last?.createdAt ?? null, toldIn30Days };
  }
}
