import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** How far the silence of a vantage has been written down. */
@Schema({ collection: 'vantage-silences', versionKey: false })
export class SilenceMark {
  /** The vantage. */
  @Prop({ type: String, required: true })
  _id: string;

  /** Its last report: a mark counts for the silence that began with it. */
  @Prop({ type: Date, required: true })
  lastSeen: Date;

  /** The last domain (hex id) that was looked at. */
  @Prop({ type: String, required: true })
  after: string;

  /** When all had been looked at; null: some are left. */
  @Prop({ type: Date, default: null })
  endedAt: Date | null;
}

export const SilenceMarkSchema = SchemaFactory.createForClass(SilenceMark);
