import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** How far one writer's history has come: all that it numbered up to `moved` is in its own collection. */
@Schema({ collection: 'outbox-marks', versionKey: false })
export class OutboxMark {
  /** The writer's. */
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: Number, required: true })
  moved: number;

  /** By the writer's clock. A mark that nobody has used for long is taken off. */
  @Prop({ type: Date, required: true })
  usedAt: Date;
}

export const OutboxMarkSchema = SchemaFactory.createForClass(OutboxMark);
