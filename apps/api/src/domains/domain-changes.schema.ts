import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Types } from 'mongoose';

/** Of which domains a mark was moved, and by which instance. */
export interface ToldMove {
  by: string;
  /** Of its moves, this one. */
  no: number;
  at: Date;
  ids: Types.ObjectId[];
}

/** How often the domains of one brand have changed. Only grows; what the numbers were says nothing, that they moved does. */
@Schema({ collection: 'domain-changes', versionKey: false })
export class DomainChangeMark {
  /** The brand's. */
  @Prop({ type: Types.ObjectId, required: true })
  _id: Types.ObjectId;

  /** Domains that came, went, moved, or were edited. */
  @Prop({ type: Number, default: 0 })
  edits: number;

  /** Verdicts that changed. */
  @Prop({ type: Number, default: 0 })
  verdicts: number;

  /** What a vantage said changed, or whether a block is confirmed; with it the verdict or not. */
  @Prop({ type: Number, default: 0 })
  results: number;

  /** Where there are several instances: the moves of the last seconds, so that others need not read the whole brand. */
  @Prop({ type: [Object], default: undefined })
  told?: ToldMove[];
}

export const DomainChangeMarkSchema = SchemaFactory.createForClass(DomainChangeMark);
