import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** An hour in which some checker reported something. */
@Schema({ collection: 'measured-hours', versionKey: false })
export class MeasuredHour {
  /** When it began. */
  @Prop({ type: Date, required: true })
  _id: Date;

  @Prop({ type: Boolean, required: true })
  measured: true;
}

export const MeasuredHourSchema = SchemaFactory.createForClass(MeasuredHour);
