import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What is done once in the life of a database. */
@Schema({ collection: 'incident-marks', versionKey: false })
export class IncidentMark {
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: Date, required: true })
  at: Date;
}

export const IncidentMarkSchema = SchemaFactory.createForClass(IncidentMark);
