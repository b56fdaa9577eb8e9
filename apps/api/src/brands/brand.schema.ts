import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { DEFAULT_BRAND_COLOR } from '@nawala/contracts';
import { Types } from 'mongoose';

@Schema({ collection: 'brands', timestamps: true, versionKey: false })
export class Brand {
  _id: Types.ObjectId;

  @Prop({ type: String, required: true })
  name: string;

  /** `nameKey(name)`: two names that look alike are one. */
  @Prop({ type: String, required: true })
  nameKey: string;

  /** Upper case. */
  @Prop({ type: String, required: true })
  code: string;

  @Prop({ type: String, default: DEFAULT_BRAND_COLOR })
  color: string;

  @Prop({ type: String, default: '' })
  description: string;

  @Prop({ type: Types.ObjectId, ref: 'User', default: null })
  createdBy: Types.ObjectId | null;

  @Prop({ type: Types.ObjectId, ref: 'User', default: null })
  updatedBy: Types.ObjectId | null;

  /** Since when somebody is trying to delete it: meanwhile no domain may join. Absent otherwise. */
  @Prop({ type: Date, default: undefined })
  deletingSince?: Date;

  /** One mark for each domain that is being put into it. */
  @Prop({ type: [String], default: undefined })
  joining?: string[];

  createdAt: Date;
  updatedAt: Date;
}

export const BrandSchema = SchemaFactory.createForClass(Brand);
BrandSchema.index({ nameKey: 1 }, { unique: true });
BrandSchema.index({ code: 1 }, { unique: true });
