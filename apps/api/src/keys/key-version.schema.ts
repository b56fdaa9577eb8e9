import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One document: another `epoch` means that a key was made, changed or revoked, whoever did it. */
@Schema({ collection: 'keyversions', versionKey: false })
export class KeyVersion {
  @Prop({ type: String, required: true })
  _id: string;

  /** Drawn anew by every change. */
  @Prop({ type: String, required: true })
  epoch: string;
}

export const KeyVersionSchema = SchemaFactory.createForClass(KeyVersion);
