import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** An hour of which history has got rows that are in no sum yet. */
@Schema({ collection: 'changed-hours', versionKey: false })
export class ChangedHour {
  /** When it began. */
  @Prop({ type: Date, required: true })
  _id: Date;

  /** How often it was marked: whoever sums it takes the mark off only if nobody has marked it since. */
  @Prop({ type: Number, required: true })
  no: number;
}

export const ChangedHourSchema = SchemaFactory.createForClass(ChangedHour);
