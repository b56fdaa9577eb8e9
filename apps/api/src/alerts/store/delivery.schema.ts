import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { CHANNEL_KINDS, type ChannelKind, type DeliveryWhy, MESSAGE_TYPES, type MessageType } from '@nawala/contracts';

/** `sending`: claimed; people see it as `due`. */
export const SEND_STATES = ['due', 'sending', 'sent', 'failed', 'skipped'] as const;
export type SendState = (typeof SEND_STATES)[number];

/** Why one that is due may not go yet: people see it as `held`, and it holds up nothing behind it. */
export const HOLDS = ['muted', 'quiet-hours'] as const satisfies readonly DeliveryWhy[];
export type Hold = (typeof HOLDS)[number];

export const isHeld = ({ state, why }: Pick<DeliveryRecord, 'state' | 'why'>): boolean =>
  state === 'due' && HOLDS.some((hold) => hold === why);

/** Why one was never sent. */
export type Skip = Extract<DeliveryWhy, 'channel-off' | 'channel-gone' | 'rule-off' | 'rule-gone' | 'over'>;

/** One message on its way to one channel. */
@Schema({ collection: 'alertdeliveries', versionKey: false })
export class DeliveryRecord {
  /** `<message>-<channel>`: also what receivers know it by. */
  @Prop({ type: String, required: true })
  _id: string;

  /** `MessageRecord._id`. */
  @Prop({ type: String, required: true })
  message: string;

  @Prop({ type: String, enum: MESSAGE_TYPES, required: true })
  type: MessageType;

  /** Hex. */
  @Prop({ type: String, required: true })
  channel: string;

  @Prop({ type: String, enum: CHANNEL_KINDS, required: true })
  kind: ChannelKind;

  @Prop({ type: String, enum: SEND_STATES, required: true })
  state: SendState;

  /** Why it failed, was skipped, or waits. */
  @Prop({ type: String, default: null })
  why: string | null;

  /** What the channel answered last, in English. */
  @Prop({ type: String, default: null })
  error: string | null;

  @Prop({ type: String, default: null })
  claimId: string | null;

  @Prop({ type: Number, default: 0 })
  attempts: number;

  /** When it was last tried, or came to its state. */
  @Prop({ type: Date, required: true })
  at: Date;

  @Prop({ type: Date, default: null })
  nextAt: Date | null;

  /** When the oldest of what it tells of was recorded. */
  @Prop({ type: Date, required: true })
  recordedAt: Date;

  @Prop({ type: Date, required: true })
  createdAt: Date;

  /** A counter of the sender, so that messages of one moment keep their order. */
  @Prop({ type: Number, required: true })
  order: number;

  /** What the channel calls it, once it was sent and where it says so. */
  @Prop({ type: String })
  reference?: string;

  @Prop({ type: Date, default: undefined })
  expiresAt?: Date;
}

export const DeliverySchema = SchemaFactory.createForClass(DeliveryRecord);
DeliverySchema.index({ state: 1, createdAt: 1, order: 1 });
DeliverySchema.index({ message: 1 });
DeliverySchema.index({ channel: 1, state: 1 });
DeliverySchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
