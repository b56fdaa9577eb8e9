import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** Which version of the checkers' list is current: one document for the whole, and one for each brand's own list. */
@Schema({ collection: 'counters', versionKey: false })
export class UrlListVersion {
  @Prop({ type: String, required: true })
  _id: string;

  /** Drawn anew by every change, so that no two versions look alike, of a restored backup neither. */
  @Prop({ type: String, required: true })
  epoch: string;

  /** Counted up by instances of an earlier version, while an upgrade rolls. */
  @Prop({ type: Number, required: true })
  version: number;

  /** One mark for each change that is under way, or was cut short. */
  @Prop({ type: [String], default: [] })
  writers: string[];
}

export const UrlListVersionSchema = SchemaFactory.createForClass(UrlListVersion);
