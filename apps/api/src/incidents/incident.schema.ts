import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { ClosedBecause } from '@nawala/contracts';
import { Types } from 'mongoose';
import type { IncidentEventType, IncidentVantage } from './incident-events';

/** What has yet to be handed over to whoever tells people. */
export interface UntoldEvent {
  key: string;
  type: IncidentEventType;
  transitionId: string | null;
  seq: number;
  vantage: string | null;
  at: Date;
  recordedAt: Date;
}

/** The time in which a domain is blocked. Its id is that of the row of history that opened it. */
@Schema({ collection: 'incidents', versionKey: false })
export class IncidentRecord {
  _id: Types.ObjectId;

  @Prop({ type: Types.ObjectId, required: true })
  domain: Types.ObjectId;

  /** The domain, while it is open: a unique index lets no second one be. */
  @Prop({ type: Types.ObjectId, default: undefined })
  openDomain?: Types.ObjectId;

  /** What is blocked, under its name at that time. */
  @Prop({ type: String, required: true })
  target: string;

  @Prop({ type: Types.ObjectId, required: true })
  brand: Types.ObjectId;

  /** `rankOf` its state: the order of lists. */
  @Prop({ type: Number, required: true })
  rank: number;

  @Prop({ type: Date, required: true })
  openedAt: Date;

  @Prop({ type: Date, default: null })
  closedAt: Date | null;

  /** `closedAt`, and the end of time while it is open: what was open since a moment is one range. */
  @Prop({ type: Date, required: true })
  endsAt: Date;

  @Prop({ type: String, default: null })
  closedBecause: ClosedBecause | null;

  @Prop({ type: Number, required: true })
  reopened: number;

  /** The last three times at which it was blocked or free again. */
  @Prop({ type: [Date], required: true })
  flips: Date[];

  @Prop({ type: Boolean, required: true })
  flapping: boolean;

  /** When it has been stable for long enough; only while it flaps. */
  @Prop({ type: Date, default: undefined })
  stableAt?: Date;

  @Prop({ type: [Object], required: true })
  vantages: IncidentVantage[];

  @Prop({ type: Object, default: null })
  acknowledged: { by: { id: string; name: string }; at: Date; note: string } | null;

  /** The first of those of its brand that opened at about the same time, and when that one was recorded. */
  @Prop({ type: Types.ObjectId, required: true })
  burst: Types.ObjectId;

  @Prop({ type: Date, required: true })
  burstSince: Date;

  /** Of the last row that changed it. A row with a lower number never changes its state. */
  @Prop({ type: Number, required: true })
  appliedSeq: number;

  @Prop({ type: Date, required: true })
  appliedAt: Date;

  /** Every write checks it and adds one. */
  @Prop({ type: Number, required: true })
  version: number;

  @Prop({ type: [Object], default: undefined })
  untold?: UntoldEvent[];

  @Prop({ type: Date, default: undefined })
  untoldSince?: Date;
}

export const IncidentSchema = SchemaFactory.createForClass(IncidentRecord);
IncidentSchema.index({ openDomain: 1 }, { unique: true, sparse: true });
IncidentSchema.index({ untoldSince: 1 }, { sparse: true });
IncidentSchema.index({ stableAt: 1 }, { sparse: true });
IncidentSchema.index({ brand: 1, burstSince: -1 });
// Every filter that leaves few, together with the order of the list.
IncidentSchema.index({ rank: 1, openedAt: -1, _id: -1 });
IncidentSchema.index({ brand: 1, rank: 1, openedAt: -1, _id: -1 });
IncidentSchema.index({ domain: 1, rank: 1, openedAt: -1, _id: -1 });
IncidentSchema.index({ burst: 1, rank: 1, openedAt: -1, _id: -1 });
IncidentSchema.index({ 'vantages.vantage': 1, rank: 1, openedAt: -1, _id: -1 });
