import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  type AlertLanguage,
  type DigestTime,
  LANGUAGES,
  type QuietHours,
  RULE_EVENTS,
  type RuleEvent,
} from '@nawala/contracts';
import { SchemaTypes, type Types } from 'mongoose';

const PART = { _id: false, versionKey: false } as const;

@Schema(PART)
class QuietHoursRecord implements QuietHours {
  @Prop({ type: String, required: true })
  from: string;

  @Prop({ type: String, required: true })
  to: string;

  @Prop({ type: String, required: true })
  zone: string;
}

@Schema(PART)
class DigestTimeRecord implements DigestTime {
  @Prop({ type: String, required: true })
  time: string;

  @Prop({ type: String, required: true })
  zone: string;
}

@Schema({ collection: 'alertrules', timestamps: true, versionKey: false })
export class AlertRule {
  _id: Types.ObjectId;

  @Prop({ type: String, required: true })
  name: string;

  @Prop({ type: Boolean, required: true })
  enabled: boolean;

  @Prop({ type: [String], enum: RULE_EVENTS, required: true })
  on: RuleEvent[];

  /** Hex. A brand that goes stays named: a list that became empty would mean all. */
  @Prop({ type: [String], required: true })
  brandIds: string[];

  @Prop({ type: [String], required: true })
  tags: string[];

  @Prop({ type: [String], required: true })
  vantages: string[];

  @Prop({ type: Number, required: true })
  after: number;

  @Prop({ type: Number, required: true })
  window: number;

  @Prop({ type: Boolean, required: true })
  tellShort: boolean;

  @Prop({ type: SchemaFactory.createForClass(QuietHoursRecord), default: null })
  quietHours: QuietHours | null;

  @Prop({ type: SchemaFactory.createForClass(DigestTimeRecord), default: null })
  digestAt: DigestTime | null;

  @Prop({ type: String, enum: LANGUAGES, required: true })
  language: AlertLanguage;

  @Prop({ type: String, required: true })
  zone: string;

  /** Hex. */
  @Prop({ type: [String], required: true })
  channelIds: string[];

  /** It sees what is recorded from then on. */
  @Prop({ type: Date, required: true })
  since: Date;

  @Prop({ type: Number, required: true })
  version: number;

  @Prop({ type: SchemaTypes.ObjectId, ref: 'User', default: null })
  createdBy: Types.ObjectId | null;

  createdAt: Date;
  updatedAt: Date;
}

export const AlertRuleSchema = SchemaFactory.createForClass(AlertRule);
AlertRuleSchema.index({ name: 1 });
