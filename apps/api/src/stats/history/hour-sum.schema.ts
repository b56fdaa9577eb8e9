import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Counts } from './counts';

/** Made of the rows of history whenever they change: never added to, and made anew by `npm run rebuild:history`. */
@Schema({ collection: 'hour-sums', versionKey: false })
export class HourSumRecord {
  /** `<milliseconds of the hour>:<brand, or nothing>`. */
  @Prop({ type: String, required: true })
  _id: string;

  /** Hex id; empty: all brands together. */
  @Prop({ type: String, default: '' })
  brand: string;

  /** When the hour began. */
  @Prop({ type: Date, required: true })
  at: Date;

  @Prop({ type: Object, required: true })
  delta: Counts;

  @Prop({ type: Object, required: true })
  area: Counts;

  @Prop({ type: Number, required: true })
  blocked: number;

  @Prop({ type: Number, required: true })
  unblocked: number;
}

export const HourSumSchema = SchemaFactory.createForClass(HourSumRecord);
// The series of a brand or of the whole; and all of one hour, to make it anew or to forget it.
HourSumSchema.index({ brand: 1, at: 1 });
HourSumSchema.index({ at: 1 });
