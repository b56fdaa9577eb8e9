import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { KEY_SCOPES, type KeyScope } from '@nawala/contracts';
import type { Types } from 'mongoose';
import type { KeptSecret } from './secret';

const LISTED_SECONDS = 30 * 86_400;

/** The secret before the last rotation. */
export interface FormerSecret extends KeptSecret {
  until: Date;
}

/** A key, of which nobody can make the secret again. One that was revoked is listed for a month more. */
@Schema({ collection: 'checkerkeys', versionKey: false })
export class CheckerKey {
  _id: Types.ObjectId;

  @Prop({ type: String, required: true })
  name: string;

  /** `nameKey(name)`, which no two keys have; absent once it was revoked. */
  @Prop({ type: String })
  takenName?: string;

  @Prop({ type: String, required: true })
  prefix: string;

  /** SHA-256 in hex. */
  @Prop({ type: String, required: true })
  hash: string;

  @Prop({ type: Object, default: null })
  former: FormerSecret | null;

  @Prop({ type: [String], enum: KEY_SCOPES, required: true })
  scopes: KeyScope[];

  @Prop({ type: [String], required: true })
  vantages: string[];

  @Prop({ type: Object, default: null })
  createdBy: { id: string; name: string } | null;

  @Prop({ type: Date, required: true })
  createdAt: Date;

  @Prop({ type: Date, default: null })
  expiresAt: Date | null;

  /** The epoch: never. */
  @Prop({ type: Date, required: true })
  lastSeenAt: Date;

  @Prop({ type: Date, default: null })
  revokedAt: Date | null;
}

export const CheckerKeySchema = SchemaFactory.createForClass(CheckerKey);
CheckerKeySchema.index({ takenName: 1 }, { unique: true, sparse: true });
CheckerKeySchema.index({ revokedAt: 1 }, { expireAfterSeconds: LISTED_SECONDS });
CheckerKeySchema.index({ name: 1 });
