import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What is done once in the life of a database. */
@Schema({ collection: 'history-marks', versionKey: false })
export class HistoryMark {
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: Date, required: true })
  at: Date;
}

export const HistoryMarkSchema = SchemaFactory.createForClass(HistoryMark);
