import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { JobFailureDto } from '@nawala/contracts';
import { Types } from 'mongoose';

/** Some of a job's rows, and what became of them. */
@Schema({ collection: 'job-slices', versionKey: false, minimize: false })
export class JobSliceRecord {
  @Prop({ type: Types.ObjectId, required: true })
  job: Types.ObjectId;

  @Prop({ type: Number, required: true })
  no: number;

  @Prop({ type: [Object], required: true })
  items: unknown[];

  /** What the handler wants to know when it sees the slice again. */
  @Prop({ type: Object, default: undefined })
  memory?: unknown;

  @Prop({ type: [Object], required: true })
  failed: JobFailureDto[];

  @Prop({ type: Date, required: true })
  expiresAt: Date;
}

export const JobSliceSchema = SchemaFactory.createForClass(JobSliceRecord);
JobSliceSchema.index({ job: 1, no: 1 }, { unique: true });
JobSliceSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
