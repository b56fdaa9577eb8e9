import type { JobFailureDto, JobKind } from '@nawala/contracts';

/** Who began a job: what it does is done in their name. */
export interface JobOwner {
  id: string;
  name: string;
}

export interface JobTask<Input> {
  /** 24 hex digits. */
  id: string;
  kind: JobKind;
  owner: JobOwner;
  startedAt: Date;
  input: Input;
}

export interface JobSlice<Item, Memory> {
  /** Position of its first row among all of the job, from 0. */
  first: number;
  items: readonly Item[];
  /** What `remember` was told last of this very slice: in an earlier phase, or by an instance that died in this one. */
  memory: Memory | undefined;
  /** Durable when it settles; to be called before the write that is to be undone. Plain values: it is stored. */
  remember(memory: Memory): Promise<void>;
}

export interface SliceOutcome {
  /** Added to the result of the job. */
  counts?: Readonly<Record<string, number>>;
  failed?: readonly JobFailureDto[];
}

/**
 * What is done for one kind of job, or several. To add one: name it in `JOB_KINDS` (`libs/contracts`), write a class that
 * implements this, give it to `JobRunner.register` in its constructor, and begin jobs with `JobRunner.start` (or `finish`,
 * when somebody waits for the end). Rows go in as `items` and come back in slices of at most 200.
 *
 *     @Injectable()
 *     export class ImportJob implements JobHandler<ImportInput, ImportRow> {
 *       readonly kinds = ['import'] as const;
 *       constructor(jobs: JobRunner) { jobs.register(this); }
 *       async run(task, { items, first }) { …; return { counts: { created }, failed }; }
 *     }
 *
 * A slice may be seen twice: the instance that was at it died before it could say how far it had come. So every method
 * does no harm when it is repeated, and says the second time what it said the first. A row that cannot be done is a
 * failure in the outcome; what is thrown stops the job after a few attempts, save while the database is away.
 */
export interface JobHandler<Input = unknown, Item = unknown, Memory = unknown> {
  readonly kinds: readonly JobKind[];
  run(task: JobTask<Input>, slice: JobSlice<Item, Memory>): Promise<SliceOutcome>;
  /** Of slices with a memory, when somebody asks for it within ten seconds. With it, jobs that remember can be undone. */
  undo?(task: JobTask<Input>, slice: JobSlice<Item, Memory>): Promise<SliceOutcome>;
  /** What can only be done when nothing can be undone any more: after those seconds, or after an undo. Must not give up. */
  settle?(task: JobTask<Input>, slice: JobSlice<Item, Memory>): Promise<void>;
}
