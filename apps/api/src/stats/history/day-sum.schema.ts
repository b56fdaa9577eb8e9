import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** Made of the rows of history whenever they change: never added to, and made anew by `npm run rebuild:history`. */
@Schema({ collection: 'day-sums', versionKey: false })
export class DaySumRecord {
  /** `<milliseconds of the day>:<brand, or nothing>`. */
  @Prop({ type: String, required: true })
  _id: string;

  /** Hex id; empty: all brands together. */
  @Prop({ type: String, default: '' })
  brand: string;

  /** When the day (UTC) began. */
  @Prop({ type: Date, required: true })
  at: Date;

  /** `packed`: the sums of its hours. */
  @Prop({ type: [Number], required: true })
  hours: number[];

  /** Every write checks it and adds one: two instances may sum two hours of a day. */
  @Prop({ type: Number, required: true })
  no: number;
}

export const DaySumSchema = SchemaFactory.createForClass(DaySumRecord);
// The series of a brand or of the whole; and all of one day, to change an hour of it or to forget it.
DaySumSchema.index({ brand: 1, at: 1 });
DaySumSchema.index({ at: 1 });
