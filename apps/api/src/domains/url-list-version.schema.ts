import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** Which edition of the checkers' list is current: one document for the whole, and one for each brand's own list. */
@Schema({ collection: 'counters', versionKey: false })
export class UrlListCounter {
  @Prop({ type: String, required: true })
  _id: string;

  /** Made with the document, so that editions of different databases never look alike. */
  @Prop({ type: String, required: true })
  epoch: string;

  @Prop({ type: Number, required: true })
  version: number;

  /** Changes that have begun and not ended; not zero at a start means that one of them was cut short. */
  @Prop({ type: Number, required: true })
  open: number;
}

export const UrlListCounterSchema = SchemaFactory.createForClass(UrlListCounter);
