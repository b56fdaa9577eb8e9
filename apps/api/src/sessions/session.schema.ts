import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { type HydratedDocument, SchemaTypes, type Types } from 'mongoose';

/** One refresh token. All tokens that descend from one sign-in share `family`, which is the session's id. */
@Schema({ collection: 'sessions', timestamps: { createdAt: true, updatedAt: false }, versionKey: false })
export class Session {
  @Prop({ type: SchemaTypes.ObjectId, ref: 'User', required: true })
  user: Types.ObjectId;

  /** SHA-256 in hex: whoever reads the database can't sign in with it. */
  @Prop({ type: String, required: true })
  tokenHash: string;

  @Prop({ type: String, required: true })
  family: string;

  /** When somebody signed in: however often the token is exchanged, the session does not outlive its end. */
  @Prop({ type: Date, default: Date.now })
  startedAt: Date;

  @Prop({ type: Date, required: true })
  expiresAt: Date;

  /** When the token was exchanged for the next one; from then on, showing it again means that it was stolen. */
  @Prop({ type: Date, default: null })
  rotatedAt: Date | null;

  @Prop({ type: String, default: '' })
  userAgent: string;

  @Prop({ type: String, default: '' })
  ip: string;
}

export type SessionDocument = HydratedDocument<Session>;
export const SessionSchema = SchemaFactory.createForClass(Session);
SessionSchema.index({ tokenHash: 1 }, { unique: true });
SessionSchema.index({ family: 1 });
SessionSchema.index({ user: 1 });
SessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
