import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { AlertChannel, type AnswerRecord } from './channel.schema';

export type ChannelFields = Pick<
  AlertChannel,
  'name' | 'kind' | 'enabled' | 'mention' | 'settings' | 'sealed' | 'target'
>;

/** What follows from one attempt. */
export type ChannelHealth = Partial<
  Pick<AlertChannel, 'lastSentAt' | 'failingSince' | 'lastError' | 'lastTest' | 'enabled'>
> & {
  lastAnswer?: AnswerRecord;
};

const QUIETLY = { timestamps: false } as const;

@Injectable()
export class ChannelsRepository {
  constructor(@InjectModel(AlertChannel.name) private readonly channels: Model<AlertChannel>) {}

  list(): Promise<AlertChannel[]> {
    return this.channels.find().sort({ name: 1, _id: 1 }).lean<AlertChannel[]>().exec();
  }

  byId(id: string): Promise<AlertChannel | null> {
    return this.channels.findById(id).lean<AlertChannel>().exec();
  }

  count(filter: { enabled?: boolean } = {}): Promise<number> {
    return this.channels.countDocuments(filter).exec();
  }

  /** `_id` is chosen before: the secret is sealed for it. */
  async create(_id: Types.ObjectId, fields: ChannelFields, createdBy: string): Promise<AlertChannel> {
    const created = await this.channels.create({ _id, ...fields, createdBy: new Types.ObjectId(createdBy) });
    return created.toObject();
  }

  /** Null when it is gone, or was changed by another since it was read. */
  update({ _id, sealed }: AlertChannel, change: Partial<ChannelFields>): Promise<AlertChannel | null> {
    return this.channels
      .findOneAndUpdate({ _id, sealed }, { $set: change }, { returnDocument: 'after' })
      .lean<AlertChannel>()
      .exec();
  }

  async remove(id: string): Promise<boolean> {
    return (await this.channels.deleteOne({ _id: id })).deletedCount > 0;
  }

  async reseal(_id: Types.ObjectId, before: string, sealed: string): Promise<void> {
    await this.channels.updateOne({ _id, sealed: before }, { $set: { sealed } }, QUIETLY);
  }

  async noteHealth(_id: Types.ObjectId, health: ChannelHealth): Promise<void> {
    await this.channels.updateOne({ _id }, { $set: health }, QUIETLY);
  }

  /** True when it did well until now: exactly one of those who notice hears it. */
  async beginFailing(_id: Types.ObjectId, since: Date): Promise<boolean> {
    const { modifiedCount } = await this.channels.updateOne(
      { _id, failingSince: null },
      { $set: { failingSince: since } },
      QUIETLY,
    );
    return modifiedCount > 0;
  }

  async moveChat(_id: Types.ObjectId, before: string, chatId: string, target: string): Promise<void> {
    await this.channels.updateOne({ _id, 'settings.chatId': before }, { $set: { 'settings.chatId': chatId, target } });
  }
}
