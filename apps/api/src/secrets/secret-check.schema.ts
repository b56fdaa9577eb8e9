import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** One document: a known text, sealed with the key that all secrets of this database are sealed with. */
@Schema({ collection: 'secretchecks', versionKey: false })
export class SecretCheck {
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: String, required: true })
  check: string;
}

export const SecretCheckSchema = SchemaFactory.createForClass(SecretCheck);
