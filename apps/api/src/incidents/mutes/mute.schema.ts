import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Types } from 'mongoose';

/** Exactly one of `domain`, `brand` and `tag` says what is silenced. One that has ended goes when that was handed over. */
@Schema({ collection: 'mutes', versionKey: false })
export class MuteRecord {
  _id: Types.ObjectId;

  @Prop({ type: Types.ObjectId, default: undefined })
  domain?: Types.ObjectId;

  @Prop({ type: Types.ObjectId, default: undefined })
  brand?: Types.ObjectId;

  @Prop({ type: String, default: undefined })
  tag?: string;

  /** Null: until somebody ends it. */
  @Prop({ type: Date, default: null })
  until: Date | null;

  @Prop({ type: String, required: true })
  reason: string;

  @Prop({ type: Object, required: true })
  createdBy: { id: string; name: string };

  @Prop({ type: Date, required: true })
  createdAt: Date;
}

export const MuteSchema = SchemaFactory.createForClass(MuteRecord);
MuteSchema.index({ domain: 1 }, { sparse: true });
MuteSchema.index({ brand: 1 }, { sparse: true });
MuteSchema.index({ tag: 1 }, { sparse: true });
MuteSchema.index({ until: 1 });
MuteSchema.index({ createdAt: 1, _id: 1 });
