import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { MESSAGE_TYPES, type MessageType } from '@nawala/contracts';
import type { AlertMessage } from '../rendering/message';

/**
 * `open`: gathers its events; `frozen`: its list and text are final; `handed`: every channel has its delivery.
 */
export const MESSAGE_STATES = ['open', 'frozen', 'handed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What one rule tells at one moment about one thing, to however many channels. */
@Schema({ collection: 'alertmessages', versionKey: false, minimize: false })
export class MessageRecord {
  /** Made of the rule, what it is about and its first event: the same whoever makes it. */
  @Prop({ type: String, required: true })
  _id: string;

  /** Hex. */
  @Prop({ type: String, required: true })
  rule: string;

  @Prop({ type: String, enum: MESSAGE_TYPES, required: true })
  type: MessageType;

  @Prop({ type: String, enum: MESSAGE_STATES, required: true })
  state: MessageState;

  /** Ids of the events in it, once it is frozen. */
  @Prop({ type: [String], default: undefined })
  events?: string[];

  /** Incidents (hex) that it tells of, once it is frozen. */
  @Prop({ type: [String], default: undefined })
  incidents?: string[];

  /** Where it goes (hex), once it is frozen. */
  @Prop({ type: [String], default: undefined })
  channels?: string[];

  /** Messages to which it is the answer, where it is one. */
  @Prop({ type: [String], default: undefined })
  follows?: string[];

  /** What it says, once it is frozen. */
  @Prop({ type: Object, default: undefined })
  content?: AlertMessage;

  /** When the oldest of its events was recorded, once it is frozen. */
  @Prop({ type: Date, default: undefined })
  recordedAt?: Date;

  @Prop({ type: Date, required: true })
  createdAt: Date;

  @Prop({ type: Date, required: true })
  expiresAt: Date;
}

export const MessageSchema = SchemaFactory.createForClass(MessageRecord);
MessageSchema.index({ rule: 1, createdAt: -1 });
MessageSchema.index({ state: 1 });
MessageSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
