import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  NAWALA_STATUSES,
  SCAN_METHODS,
  type NawalaStatus,
  type ReasonParams,
  type ScanMethod,
} from '@nawala/contracts';
import { Types } from 'mongoose';

/** Kinds of what checkers measured. */
export const MEASURED_KINDS = ['verdict', 'vantage'] as const;
export type MeasuredKind = (typeof MEASURED_KINDS)[number];

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
  /** Given when the row is made, before it is written anywhere: whoever writes it a second time writes nothing. */
  _id: Types.ObjectId;

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

  /** `kindOf(nawala)`: stored, so that an index finds the few rows that changed a verdict. */
  @Prop({ type: String, enum: MEASURED_KINDS, required: true })
  kind: MeasuredKind;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  from: NawalaStatus;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  to: NawalaStatus;

  @Prop({ type: SchemaFactory.createForClass(VerdictChange), required: true })
  nawala: VerdictChange;

  @Prop({ type: Date, required: true })
  at: Date;

  /** Never before that of an earlier row of its domain, whatever the clocks of two instances say. */
  @Prop({ type: Date, required: true })
  recordedAt: Date;

  /** `seqOf`: the order of a domain's rows. 0 in rows from before there was one. */
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

  /** The checker's own words as JSON text: its member names are free, and a database gives some of them a meaning. */
  @Prop({ type: String, default: null })
  evidence: string | null;
}

/** Complete from the beginning, so that a row is the same wherever it stands. */
export type NewTransition = TransitionRecord;

export const kindOf = ({ from, to }: VerdictChange): MeasuredKind => (from === to ? 'vantage' : 'verdict');

/** More rows than one recording ever makes. */
const ROWS_OF_A_VERSION = 65_536;

/** @param version the domain's after the write that made the row; @param index of the row within it */
export const seqOf = (version: number, index: number): number => version * ROWS_OF_A_VERSION + index;

export const TransitionSchema = SchemaFactory.createForClass(TransitionRecord);
// Every filter that leaves few rows, together with the order of reading (`newestFirst`).
TransitionSchema.index({ domain: 1, at: -1, seq: -1, _id: -1 });
TransitionSchema.index({ recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ domain: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ brand: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ brand: 1, kind: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ vantage: 1, recordedAt: -1, seq: -1, _id: -1 });
TransitionSchema.index({ kind: 1, recordedAt: -1, seq: -1, _id: -1 });
