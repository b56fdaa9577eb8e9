import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** What somebody wants a vantage to be shown as. */
@Schema({ collection: 'vantagelabels', versionKey: false })
export class VantageLabel {
  /** The vantage. */
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: String, required: true })
  label: string;
}

export const VantageLabelSchema = SchemaFactory.createForClass(VantageLabel);
