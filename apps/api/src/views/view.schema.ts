import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Types } from 'mongoose';

@Schema({ collection: 'views', versionKey: false })
export class View {
  _id: Types.ObjectId;

  /** The user who made it. */
  @Prop({ type: Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @Prop({ type: String, required: true })
  name: string;

  @Prop({ type: String, default: '' })
  query: string;

  @Prop({ type: Boolean, required: true })
  shared: boolean;

  /** Users who begin with it. */
  @Prop({ type: [Types.ObjectId], default: [] })
  startOf: Types.ObjectId[];
}

export const ViewSchema = SchemaFactory.createForClass(View);
ViewSchema.index({ owner: 1 });
ViewSchema.index({ shared: 1 });
ViewSchema.index({ startOf: 1 });
