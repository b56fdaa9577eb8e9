import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

const HOUR_SECONDS = 3600;

/** What a vantage tried within one minute, over all instances. */
@Schema({ collection: 'vantage-attempts', versionKey: false })
export class VantageAttemptsRecord {
  /** `<vantage>:<minute>`. */
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: String, required: true })
  vantage: string;

  /** When it began. */
  @Prop({ type: Date, required: true })
  minute: Date;

  @Prop({ type: Number, default: 0 })
  attempts: number;

  /** Of which nothing was learnt. */
  @Prop({ type: Number, default: 0 })
  inconclusive: number;
}

export const VantageAttemptsSchema = SchemaFactory.createForClass(VantageAttemptsRecord);
VantageAttemptsSchema.index({ minute: 1 }, { expireAfterSeconds: HOUR_SECONDS });
