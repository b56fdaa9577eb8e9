import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { VantageEvent } from '../incident-events';
import type { VantageStanding } from './judge-vantage';

/** What was said of a vantage last, and what of that has yet to be handed over. */
@Schema({ collection: 'vantage-watches', versionKey: false })
export class VantageWatchRecord implements VantageStanding {
  /** The vantage. */
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: Date, default: null })
  silentSince: Date | null;

  @Prop({ type: Date, default: null })
  blindSince: Date | null;

  @Prop({ type: [Object], required: true })
  untold: VantageEvent[];

  /** Every write checks it and adds one. */
  @Prop({ type: Number, required: true })
  version: number;
}

export const VantageWatchSchema = SchemaFactory.createForClass(VantageWatchRecord);

/** Since when some instance has been at work without a break. */
@Schema({ collection: 'api-uptime', versionKey: false })
export class UptimeMark {
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: Date, required: true })
  upSince: Date;

  @Prop({ type: Date, required: true })
  beatAt: Date;
}

export const UptimeMarkSchema = SchemaFactory.createForClass(UptimeMark);
