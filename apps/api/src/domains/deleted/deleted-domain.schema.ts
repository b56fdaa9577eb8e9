import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Types } from 'mongoose';
import type { Domain } from '../domain.schema';
import type { HistoryRow } from '../history-row';

/** A domain as it was when somebody deleted it, while that can be undone. Its id is the domain's. */
@Schema({ collection: 'deleted-domains', versionKey: false, minimize: false })
export class DeletedDomain {
  _id: Types.ObjectId;

  /** Its name, which nobody else may have as long. */
  @Prop({ type: String, required: true })
  domain: string;

  /** Which job deleted it: that one alone may bring it back, or let it go. */
  @Prop({ type: Types.ObjectId, required: true })
  job: Types.ObjectId;

  @Prop({ type: Object, required: true })
  document: Domain;

  /** What history will say of it. */
  @Prop({ type: Object, required: true })
  row: HistoryRow;
}

export const DeletedDomainSchema = SchemaFactory.createForClass(DeletedDomain);
DeletedDomainSchema.index({ domain: 1 }, { unique: true });
