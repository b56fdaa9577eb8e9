import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { CHANNEL_ANSWERS, CHANNEL_KINDS, type ChannelAnswerCode, type ChannelKind } from '@nawala/contracts';
import { SchemaTypes, type Types } from 'mongoose';

const PART = { _id: false, versionKey: false } as const;

@Schema(PART)
export class ChannelSettings {
  @Prop({ type: String })
  chatId?: string;

  @Prop({ type: Number })
  topicId?: number | null;

  @Prop({ type: [String], default: undefined })
  to?: string[];
}

@Schema(PART)
export class AnswerRecord {
  @Prop({ type: String, enum: CHANNEL_ANSWERS, required: true })
  code: ChannelAnswerCode;

  @Prop({ type: Object, required: true })
  params: Record<string, string | number>;

  @Prop({ type: Number, required: true })
  status: number;

  @Prop({ type: Number, required: true })
  ms: number;

  @Prop({ type: Date, required: true })
  at: Date;

  @Prop({ type: Boolean, required: true })
  ok: boolean;
}
const AnswerSchema = SchemaFactory.createForClass(AnswerRecord);

@Schema({ collection: 'alertchannels', timestamps: true, versionKey: false, minimize: false })
export class AlertChannel {
  _id: Types.ObjectId;

  @Prop({ type: String, required: true })
  name: string;

  @Prop({ type: String, enum: CHANNEL_KINDS, required: true })
  kind: ChannelKind;

  @Prop({ type: Boolean, required: true })
  enabled: boolean;

  @Prop({ type: [String], required: true })
  mention: string[];

  @Prop({ type: SchemaFactory.createForClass(ChannelSettings), required: true })
  settings: ChannelSettings;

  /** `ChannelSecrets` as JSON, sealed; empty for e-mail, which has none. */
  @Prop({ type: String, default: '' })
  sealed: string;

  /** Its target as it may be shown: known without opening the secret. */
  @Prop({ type: String, required: true })
  target: string;

  @Prop({ type: Date, default: null })
  lastSentAt: Date | null;

  @Prop({ type: AnswerSchema, default: null })
  lastAnswer: AnswerRecord | null;

  @Prop({ type: AnswerSchema, default: null })
  lastError: AnswerRecord | null;

  @Prop({ type: Date, default: null })
  failingSince: Date | null;

  @Prop({ type: AnswerSchema, default: null })
  lastTest: AnswerRecord | null;

  @Prop({ type: SchemaTypes.ObjectId, ref: 'User', default: null })
  createdBy: Types.ObjectId | null;

  createdAt: Date;
  updatedAt: Date;
}

export const AlertChannelSchema = SchemaFactory.createForClass(AlertChannel);
AlertChannelSchema.index({ name: 1 });
