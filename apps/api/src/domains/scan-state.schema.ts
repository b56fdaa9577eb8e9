import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  NAWALA_STATUSES,
  SCAN_METHODS,
  UPTIME_STATUSES,
  type NawalaStatus,
  type ReasonParams,
  type ScanMethod,
  type UptimeStatus,
} from '@nawala/contracts';
import type { NawalaState, UptimeState, VantageState } from '@nawala/rules';

/** What scans change, as `@nawala/rules` thinks of it. */
const EMBEDDED = { _id: false, versionKey: false } as const;

@Schema(EMBEDDED)
export class NawalaRecord implements NawalaState {
  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  status: NawalaStatus;

  /** `rankOf(status)`. */
  @Prop({ type: Number, required: true })
  rank: number;

  @Prop({ type: String, default: null })
  blockedId: string | null;

  @Prop({ type: Date, default: null })
  lastChecked: Date | null;

  @Prop({ type: Date, default: null })
  lastAttempt: Date | null;

  @Prop({ type: Date, default: null })
  since: Date | null;

  @Prop({ type: String, enum: NAWALA_STATUSES, default: undefined })
  was?: NawalaStatus;

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
}

@Schema(EMBEDDED)
export class VantageRecord implements VantageState {
  @Prop({ type: String, required: true })
  vantage: string;

  @Prop({ type: String, enum: NAWALA_STATUSES, required: true })
  status: NawalaStatus;

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

  @Prop({ type: Date, required: true })
  lastChecked: Date;

  @Prop({ type: Date, required: true })
  since: Date;
}

@Schema(EMBEDDED)
export class UptimeRecord implements UptimeState {
  @Prop({ type: String, enum: UPTIME_STATUSES, required: true })
  status: UptimeStatus;

  @Prop({ type: Date, default: null })
  lastChecked: Date | null;
}

export const NawalaSchema = SchemaFactory.createForClass(NawalaRecord);
export const VantageSchema = SchemaFactory.createForClass(VantageRecord);
export const UptimeSchema = SchemaFactory.createForClass(UptimeRecord);
