import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { JobKind, JobState } from '@nawala/contracts';
import { Types } from 'mongoose';
import type { JobOwner } from './job-handler';

/**
 * `work` → `undoable` for some seconds → `settle` → `over`; an undo leads from `undoable` over `undo` to `settle`. What
 * remembers nothing is over when its work is.
 */
export type JobPhase = 'work' | 'undoable' | 'undo' | 'settle' | 'over';

/** Work that goes on whatever becomes of the request, or of the instance, that began it. Its rows are in its slices. */
@Schema({ collection: 'jobs', versionKey: false, minimize: false })
export class JobRecord {
  _id: Types.ObjectId;

  @Prop({ type: String, required: true })
  kind: JobKind;

  @Prop({ type: Object, required: true })
  owner: JobOwner;

  /** What its handler was told besides the rows. */
  @Prop({ type: Object, required: true })
  input: object;

  @Prop({ type: Number, required: true })
  slices: number;

  /** Rows of all slices. */
  @Prop({ type: Number, required: true })
  total: number;

  @Prop({ type: String, required: true })
  phase: JobPhase;

  @Prop({ type: String, required: true })
  state: JobState;

  /** The slice that is done next in this phase. */
  @Prop({ type: Number, required: true })
  next: number;

  /** Rows of this phase. */
  @Prop({ type: Number, required: true })
  done: number;

  @Prop({ type: Object, required: true })
  result: Record<string, number>;

  /** Rows of this phase that were left as they were. */
  @Prop({ type: Number, required: true })
  failures: number;

  /** The first slices that have some. */
  @Prop({ type: [Number], required: true })
  failedIn: number[];

  /** Whether some slice has a memory, without which nothing can be undone. */
  @Prop({ type: Boolean, required: true })
  remembers: boolean;

  @Prop({ type: Boolean, required: true })
  cancelling: boolean;

  @Prop({ type: Date, required: true })
  startedAt: Date;

  /** Of the phase that counts `done`. */
  @Prop({ type: Date, required: true })
  phaseStartedAt: Date;

  @Prop({ type: Date, default: null })
  endedAt: Date | null;

  @Prop({ type: Date, default: null })
  undoUntil: Date | null;

  /** Before that there is nothing to do for it. */
  @Prop({ type: Date, required: true })
  readyAt: Date;

  /** The instance that is at it; null: whoever comes. */
  @Prop({ type: String, default: null })
  holder: string | null;

  /** Raised by the holder: one whose beat stands still has gone. */
  @Prop({ type: Number, required: true })
  beat: number;

  /** Which of its owner's places a large one takes while it is at work: no other has it as long. */
  @Prop({ type: String, default: undefined })
  place?: string;

  @Prop({ type: Date, required: true })
  expiresAt: Date;
}

export const JobSchema = SchemaFactory.createForClass(JobRecord);
JobSchema.index({ phase: 1, readyAt: 1 });
JobSchema.index({ place: 1 }, { unique: true, sparse: true });
JobSchema.index({ 'owner.id': 1, total: 1 });
JobSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
