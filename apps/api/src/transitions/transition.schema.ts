import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { NAWALA_STATUSES, SCAN_METHODS, type NawalaStatus, type ScanMethod } from '@nawala/contracts';
import { Types } from 'mongoose';

/** What a transition did to the verdict of the whole. */
@Schema({ _id: false, versionKey: false })
class VerdictChange {
  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  from: NawalaStatus;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  to: NawalaStatus;
}

/** One row of history: one change of one vantage's result. Written once, never changed, expired by age. */
@Schema({ collection: 'transitions', versionKey: false })
export class TransitionRecord {
  _id: Types.ObjectId;

  /** Unique, so that whoever writes a row a second time writes nothing. */
  @Prop({ type: String, required: true })
  scanId: string;

  @Prop({ type: Types.ObjectId, ref: 'Domain', required: true })
  domain: Types.ObjectId;

  /** What was measured, under its name at that time: history stays true when a domain is renamed or deleted. */
  @Prop({ type: String, required: true })
  target: string;

  /** The brand it belonged to at that time. */
  @Prop({ type: Types.ObjectId, ref: 'Brand', required: true })
  brand: Types.ObjectId;

  @Prop({ type: String, required: true })
  vantage: string;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  from: NawalaStatus;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  to: NawalaStatus;

  @Prop({ type: SchemaFactory.createForClass(VerdictChange), required: true })
  nawala: VerdictChange;

  @Prop({ type: Date, required: true })
  at: Date;

  @Prop({ type: Date, required: true })
  recordedAt: Date;

  @Prop({ type: String, enum: [...SCAN_METHODS, null], default: null })
  method: ScanMethod | null;

  @Prop({ type: String, default: null })
  reason: string | null;

  @Prop({ type: Boolean, required: true })
  confirmed: boolean;

  /** The checker's own words as JSON text: its member names are free, and a database gives some of them a meaning. */
  @Prop({ type: String, default: null })
  evidence: string | null;
}

/** Complete from the beginning, so that a row is the same wherever it stands. */
export type NewTransition = TransitionRecord;

export const TransitionSchema = SchemaFactory.createForClass(TransitionRecord);
TransitionSchema.index({ scanId: 1 }, { unique: true });
TransitionSchema.index({ domain: 1, at: -1 });
TransitionSchema.index({ recordedAt: -1, _id: -1 });
TransitionSchema.index({ domain: 1, recordedAt: -1, _id: -1 });
TransitionSchema.index({ brand: 1, recordedAt: -1, _id: -1 });
