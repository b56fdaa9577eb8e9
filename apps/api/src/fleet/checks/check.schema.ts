import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Types } from 'mongoose';
import type { MeasuredTarget } from '../events/target-measured.event';

export interface CheckTarget {
  /** Null of a name that is not watched. */
  domainId: string | null;
  target: string;
}

/** Something that somebody wanted to be measured at once. What came of it are `CheckAnswer`s. */
@Schema({ collection: 'checks', versionKey: false })
export class CheckRecord {
  _id: Types.ObjectId;

  @Prop({ type: String, required: true })
  userId: string;

  @Prop({ type: [Object], required: true })
  targets: CheckTarget[];

  @Prop({ type: [String], required: true })
  asked: string[];

  @Prop({ type: Boolean, required: true })
  stopped: boolean;

  @Prop({ type: Date, required: true })
  createdAt: Date;

  /** Answers that come later count for nothing. */
  @Prop({ type: Date, required: true })
  deadlineAt: Date;

  @Prop({ type: Date, required: true })
  expiresAt: Date;
}

export const CheckSchema = SchemaFactory.createForClass(CheckRecord);
CheckSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

@Schema({ collection: 'checkanswers', versionKey: false, minimize: false })
export class CheckAnswer {
  /** `<check> <pairKey>`: twice is once. */
  @Prop({ type: String, required: true })
  _id: string;

  /** Hex. */
  @Prop({ type: String, required: true })
  check: string;

  @Prop({ type: Object, required: true })
  result: MeasuredTarget;

  @Prop({ type: Date, required: true })
  expiresAt: Date;
}

export const CheckAnswerSchema = SchemaFactory.createForClass(CheckAnswer);
CheckAnswerSchema.index({ check: 1 });
CheckAnswerSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
