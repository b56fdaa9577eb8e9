import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { MESSAGE_TYPES, type MessageType } from '@nawala/contracts';

/** What happened, as a rule cares: the state of an incident moved, or one of the things that are told as they are. */
export const EVENT_KINDS = ['state', 'acknowledged', 'vantage', 'channel', 'digest'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Why something is in no message. */
export const ENDS = [
  'short',
  'told-already',
  'not-wanted',
  'withdrawn',
  'nobody-told',
  'no-channel',
  'rule-off',
  'rule-gone',
  'incident-gone',
] as const;
export type End = (typeof ENDS)[number];

/** What a message tells of besides incidents. Times are ISO 8601 UTC. */
export interface EventFacts {
  vantage?: string;
  channel?: { id: string; name: string };
  since?: string;
  failure?: string;
  by?: string;
  note?: string;
}

/** Something that one rule may tell: it ends in exactly one message, or with the reason why in none. */
@Schema({ collection: 'alertevents', versionKey: false, minimize: false })
export class EventRecord {
  /** `<rule>:<key of what happened>`: however often it is handed over, it is one. */
  @Prop({ type: String, required: true })
  _id: string;

  /** Hex. */
  @Prop({ type: String, required: true })
  rule: string;

  @Prop({ type: String, enum: EVENT_KINDS, required: true })
  kind: EventKind;

  /** Of everything but incidents. */
  @Prop({ type: String, enum: [...MESSAGE_TYPES, null], default: null })
  type: MessageType | null;

  /** Hex. */
  @Prop({ type: String, default: null })
  incident: string | null;

  /** Of two about one incident the one with the greater number came later. */
  @Prop({ type: Number, required: true })
  seq: number;

  @Prop({ type: Date, required: true })
  recordedAt: Date;

  /** When it came here: late, after an outage. */
  @Prop({ type: Date, required: true })
  receivedAt: Date;

  @Prop({ type: Object, default: {} })
  facts: EventFacts;

  /** Until its message is frozen, or it has ended without one. Absent then. */
  @Prop({ type: Boolean })
  waiting?: boolean;

  /** It waits for a mute to end. Absent otherwise. */
  @Prop({ type: Boolean })
  muted?: boolean;

  /** The message that it is in. */
  @Prop({ type: String, default: null })
  message: string | null;

  /** What that message tells. */
  @Prop({ type: String, enum: [...MESSAGE_TYPES, null], default: null })
  says: MessageType | null;

  @Prop({ type: String, enum: [...ENDS, null], default: null })
  why: End | null;

  @Prop({ type: Date, required: true })
  expiresAt: Date;
}

export const EventSchema = SchemaFactory.createForClass(EventRecord);
EventSchema.index({ waiting: 1, rule: 1 }, { sparse: true });
EventSchema.index({ muted: 1 }, { sparse: true });
EventSchema.index({ incident: 1, seq: 1 });
EventSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
