import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { ROLES, type Role } from '@nawala/contracts';
import { type HydratedDocument, SchemaTypes, type Types } from 'mongoose';

@Schema({ collection: 'users', timestamps: true })
export class User {
  /** Normalised, so that uniqueness is byte equality. */
  @Prop({ type: String, required: true })
  email: string;

  @Prop({ type: String, required: true })
  name: string;

  @Prop({ type: String, required: true })
  passwordHash: string;

  @Prop({ type: String, enum: ROLES, required: true })
  role: Role;

  @Prop({ type: Boolean, required: true })
  active: boolean;

  /** Every change checks it and adds one. Absent before the first. */
  @Prop({ type: Number })
  version?: number;

  @Prop({ type: SchemaTypes.ObjectId, ref: 'User', default: null })
  createdBy: Types.ObjectId | null;

  @Prop({ type: Date, default: null })
  lastLoginAt: Date | null;

  createdAt: Date;
  updatedAt: Date;
}

export type UserDocument = HydratedDocument<User>;
export const UserSchema = SchemaFactory.createForClass(User);
UserSchema.index({ email: 1 }, { unique: true });
UserSchema.index({ name: 1 });
