import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Types } from 'mongoose';
import type { HistoryRow, OutboxTicket } from './history-row';
import {
  NawalaRecord,
  NawalaSchema,
  UptimeRecord,
  UptimeSchema,
  VantageRecord,
  VantageSchema,
} from './scan-state.schema';

/** `updatedAt` is when a person changed something; what scans change has its own times. */
@Schema({ collection: 'domains', timestamps: true, versionKey: false })
export class Domain {
  _id: Types.ObjectId;

  /** Normalised, so that uniqueness is byte equality. */
  @Prop({ type: String, required: true })
  domain: string;

  @Prop({ type: Types.ObjectId, ref: 'Brand', required: true })
  brand: Types.ObjectId;

  @Prop({ type: String, default: '' })
  note: string;

  @Prop({ type: [String], default: [] })
  tags: string[];

  @Prop({ type: Boolean, required: true })
  active: boolean;

  @Prop({ type: Types.ObjectId, ref: 'User', default: null })
  createdBy: Types.ObjectId | null;

  @Prop({ type: Types.ObjectId, ref: 'User', default: null })
  updatedBy: Types.ObjectId | null;

  @Prop({ type: NawalaSchema, required: true })
  nawala: NawalaRecord;

  @Prop({ type: [VantageSchema], default: [] })
  vantages: VantageRecord[];

  @Prop({ type: UptimeSchema, required: true })
  uptime: UptimeRecord;

  /** When `domain` was last changed to another target; what was measured before says nothing about this one. */
  @Prop({ type: Date, default: null })
  targetSince: Date | null;

  /** When its newest row of history was recorded: the next is never earlier, on an instance whose clock is behind too. */
  @Prop({ type: Date, default: undefined })
  historyUntil?: Date;

  /** Every write checks it and adds one: two instances on one domain agree without a lock. */
  @Prop({ type: Number, required: true })
  version: number;

  /**
   * The last recording of each of the latest writers, newest first: how an instance tells afterwards which of its
   * writes were made, even when another instance has written since.
   */
  @Prop({ type: [String], default: [] })
  writeIds: string[];

  /**
   * History that a recording made, until the next recording after it was moved to its own collection: whoever replaces it
   * before, and every start-up, first inserts what stands here.
   */
  @Prop({ type: [Object], default: undefined })
  pendingTransitions?: HistoryRow[];

  /** Which recording made them: its writer's mark tells whether they have been moved. */
  @Prop({ type: Object, default: undefined })
  outbox?: OutboxTicket;

  createdAt: Date;
  updatedAt: Date;
}

export const DomainSchema = SchemaFactory.createForClass(Domain);
DomainSchema.index({ domain: 1 }, { unique: true });
// The checkers' lists, and what the list of one brand is made of: how it is found and ordered, docs/adr/0015 says.
DomainSchema.index({ brand: 1, domain: 1 });
DomainSchema.index({ active: 1, domain: 1 });
// Counts, and what is blocked: by brand, whether watched, and verdict. Each more that a verdict moves costs every change.
DomainSchema.index({ brand: 1, active: 1, 'nawala.rank': 1 });
// Only domains whose last recording changed something are in it; those that have something pending are found by number.
DomainSchema.index({ 'outbox.by': 1, 'outbox.no': 1 }, { sparse: true });
