import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

const MONTH_SECONDS = 30 * 86_400;

/** When a vantage last reported anything about any domain. One that is silent for a month is forgotten. */
@Schema({ collection: 'vantages', versionKey: false })
export class Vantage {
  @Prop({ type: String, required: true })
  vantage: string;

  @Prop({ type: Date, required: true })
  lastSeen: Date;

  /** Whether it ever came with a key: then it makes room for nobody. */
  @Prop({ type: Boolean })
  keyed?: boolean;
}

export const VantageSchema = SchemaFactory.createForClass(Vantage);
VantageSchema.index({ vantage: 1 }, { unique: true });
VantageSchema.index({ lastSeen: 1 }, { expireAfterSeconds: MONTH_SECONDS });
