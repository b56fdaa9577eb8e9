import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** Which instance does what one alone shall do. A holder that does not raise `beat` loses it. */
@Schema({ collection: 'leases', versionKey: false })
export class LeaseRecord {
  @Prop({ type: String, required: true })
  _id: string;

  /** Null after it was given back. */
  @Prop({ type: String, default: null })
  holder: string | null;

  /** Grows by one with every holder. */
  @Prop({ type: Number, required: true })
  term: number;

  @Prop({ type: Number, required: true })
  beat: number;
}

export const LeaseSchema = SchemaFactory.createForClass(LeaseRecord);
