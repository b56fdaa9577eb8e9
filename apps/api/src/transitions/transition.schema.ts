import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  NAWALA_STATUSES,
  SCAN_METHODS,
  TRANSITION_KINDS,
  type EditedFields,
  type NawalaStatus,
  type ReasonParams,
  type ScanMethod,
  type TransitionKind,
} from '@nawala/contracts';
import { Types } from 'mongoose';
import type { Actor, HistoryRow, VerdictChange } from '../domains/history-row';

@Schema({ _id: false, versionKey: false })
class VerdictChangeRecord implements VerdictChange {
  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  from: NawalaStatus;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  to: NawalaStatus;
}

/** A row of history where it stays: never changed but for `due`, expired by age. What its fields mean says `HistoryRow`. */
@Schema({ collection: 'transitions', versionKey: false })
export class TransitionRecord implements HistoryRow {
  _id: Types.ObjectId;

  @Prop({ type: String, default: null })
  scanId: string | null;

  @Prop({ type: Types.ObjectId, ref: 'Domain', required: true })
  domain: Types.ObjectId;

  @Prop({ type: String, required: true })
  target: string;

  @Prop({ type: Types.ObjectId, ref: 'Brand', required: true })
  brand: Types.ObjectId;

  @Prop({ type: String, default: '' })
  vantage: string;

  @Prop({ type: String, enum: TRANSITION_KINDS, required: true })
  kind: TransitionKind;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  from: NawalaStatus;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  to: NawalaStatus;

  @Prop({ type: SchemaFactory.createForClass(VerdictChangeRecord), required: true })
  nawala: VerdictChangeRecord;

  @Prop({ type: String, enum: NAWALA_STATUSES, default: undefined })
  was?: NawalaStatus;

  @Prop({ type: Date, required: true })
  at: Date;

  @Prop({ type: Date, required: true })
  recordedAt: Date;

  @Prop({ type: Number, required: true })
  seq: number;

  @Prop({ type: String, enum: [...SCAN_METHODS, null], default: null })
  method: ScanMethod | null;

  @Prop({ type: String, default: null })
  reason: string | null;

  @Prop({ type: String, default: null })
  reasonCode: string | null;

  @Prop({ type: Object, default: null })
  reasonParams: ReasonParams | null;

  @Prop({ type: Boolean, required: true })
  confirmed: boolean;

  @Prop({ type: String, default: null })
  evidence: string | null;

  @Prop({ type: Object, default: undefined })
  actor?: Actor;

  @Prop({ type: Object, default: undefined })
  fields?: EditedFields;

  @Prop({ type: Boolean, default: undefined })
  wasActive?: boolean;

  @Prop({ type: Date, default: undefined })
  due?: Date;
}

export const TransitionSchema = SchemaFactory.createForClass(TransitionRecord);
// Every filter that leaves few rows, together with the order of reading (`newestFirst`).
TransitionSchema.index({ domain: 1, at: -1, seq: -1, _id: -1 });
TransitionSchema.index({ recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ domain: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ brand: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ brand: 1, kind: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ vantage: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ kind: 1, recordedAt: -1, seq: -1, _id: -1 });
// What changes counts, by when it happened: hours are summed from it.
TransitionSchema.index({ kind: 1, at: 1 });
// What has yet to be applied to incidents: few at a time.
TransitionSchema.index({ due: 1 }, { sparse: true });
