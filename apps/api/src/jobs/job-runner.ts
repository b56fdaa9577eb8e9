import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { JobDto, JobFailureDto, JobKind, JobLinkDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDatabaseAway } from '../common/app-error-of';
import { Clock } from '../common/clock';
import type { JobHandler, JobSlice, JobTask, SliceOutcome } from './job-handler';
import { JobOpenings } from './job-openings';
import { JobProgress } from './job-progress';
import { JobSlicesRepository } from './job-slices.repository';
import { advanced, type DoneSlice, ended, type NewJob } from './job-state';
import type { JobPhase, JobRecord } from './job.schema';
import { JobsRepository } from './jobs.repository';
import { SliceTurns } from './slice-turns';

/** How often a slice that fails is tried. */
const MOST_ATTEMPTS = 3;
const AGAIN_MS = 500;

export type { NewJob };

export interface Finished {
  /** Its `state` is `running` when this instance must leave the rest of it to others. */
  job: JobDto;
  /** All of them. */
  failed: JobFailureDto[];
}

/** Does jobs, slice by slice. What is known of a job stands in the database: whoever has it goes on where it was left. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  readonly instance = randomBytes(9).toString('base64url');
  private readonly handlers = new Map<JobKind, JobHandler>();
  private readonly running = new Map<string, Promise<JobRecord>>();
  private readonly turns = new SliceTurns();
  private stopped = false;

  constructor(
    private readonly jobs: JobsRepository,
    private readonly openings: JobOpenings,
    private readonly slices: JobSlicesRepository,
    private readonly progress: JobProgress,
    private readonly clock: Clock,
  ) {}

  /** See `JobHandler`. To be called in a constructor. */
  register<I, T, M>(handler: JobHandler<I, T, M>): void {
    for (const kind of handler.kinds) this.handlers.set(kind, handler as JobHandler);
  }

  get kinds(): JobKind[] {
    return [...this.handlers.keys()];
  }

  /** Ids (hex) of those that are run here now. */
  get at(): string[] {
    return [...this.running.keys()];
  }

  /** Settles as soon as it is certain that it will be done, whatever becomes of this instance. @throws TooManyJobs, TooManyJobsKept */
  async start(job: NewJob): Promise<JobLinkDto> {
    const created = await this.create(job);
    this.goOn(created).catch(() => undefined);
    const id = created._id.toHexString();
    return { id, url: `/api/jobs/${id}` };
  }

  /** Settles when its work has ended: for jobs of at most `LIMITS.rowsAtOnce` rows. */
  async finish(job: NewJob): Promise<Finished> {
    const ended = await this.goOn(await this.create(job));
    return { job: await this.progress.present(ended), failed: await this.slices.failedIn(ended._id, ended.failedIn) };
  }

  /** Goes on with one that this instance holds, until there is nothing to do for it, or until it is another's. */
  goOn(job: JobRecord): Promise<JobRecord> {
    const id = job._id.toHexString();
    const run = this.run(job).finally(() => this.running.delete(id));
    this.running.set(id, run);
    return run;
  }

  /** Ends between two slices, and lets others have what is left. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    const left = this.at.map((id) => new Types.ObjectId(id));
    await Promise.allSettled(this.running.values());
    if (left.length > 0) await this.jobs.giveBack(left, this.instance).catch(() => undefined);
  }

  private async create(job: NewJob): Promise<JobRecord> {
    const created = await this.openings.open(job, this.instance);
    await this.progress.tell(created);
    return created;
  }

  private async run(job: JobRecord): Promise<JobRecord> {
    let [now, attempts] = [job, 0];
    while (now.holder === this.instance && !this.stopped) {
      try {
        const after = await this.step(now);
        // It is another's by now, who was right to believe that this instance had gone.
        if (!after) return (await this.jobs.byId(now._id.toHexString())) ?? now;
        await this.progress.tell(after);
        [now, attempts] = [after, 0];
      } catch (error) {
        if (isDatabaseAway(error)) await pause(AGAIN_MS);
        else if (++attempts < MOST_ATTEMPTS) this.logger.warn({ err: error, job: now._id }, 'A job is tried again');
        else return this.fail(now, error);
      }
    }
    return now;
  }

  private async step(job: JobRecord): Promise<JobRecord | null> {
    const cancelled = job.cancelling && job.phase === 'work';
    if (cancelled || job.phase === 'undoable' || job.next >= job.slices)
      return this.jobs.save(job, this.end(job, cancelled ? 'cancelled' : 'done'));
    return this.jobs.save(job, advanced(job, await this.turns.take(() => this.runSlice(job))));
  }

  private async fail(job: JobRecord, error: unknown): Promise<JobRecord> {
    this.logger.error({ err: error, job: job._id, kind: job.kind }, 'A job cannot go on');
    const now = (await this.jobs.byId(job._id.toHexString())) ?? job;
    const failed = await this.jobs.save(job, this.end(now, 'failed'));
    if (failed) await this.progress.tell(failed);
    return failed ?? job;
  }

  private end(job: JobRecord, how: 'done' | 'failed' | 'cancelled'): Partial<JobRecord> {
    const { undo, settle } = this.handlerOf(job);
    return ended(job, how, { undo: undo !== undefined, settle: settle !== undefined }, this.clock.now());
  }

  private async runSlice(job: JobRecord): Promise<DoneSlice> {
    const { _id, kind, owner, startedAt, input, phase, next } = job;
    const record = await this.slices.get(_id, next);
    const slice: JobSlice<unknown, unknown> = {
      first: next * this.slices.rows,
      items: record.items,
      memory: record.memory,
      remember: async (memory) => {
        // First the job: it must never be over while a slice of it can be undone.
        if (!job.remembers) await this.jobs.remembers(_id);
        await this.slices.remember(record, memory);
      },
    };
    const outcome = await this.handle(phase, { id: _id.toHexString(), kind, owner, startedAt, input }, slice);
    const { failed = [] } = outcome;
    if (phase !== 'settle' && failed.length + record.failed.length > 0) await this.slices.setFailed(record, failed);
    return { ...outcome, rows: record.items.length };
  }

  private async handle(
    phase: JobPhase,
    task: JobTask<unknown>,
    slice: JobSlice<unknown, unknown>,
  ): Promise<SliceOutcome> {
    const handler = this.handlerOf(task);
    if (phase === 'work') return handler.run(task, slice);
    if (slice.memory === undefined) return {};
    if (phase === 'undo') return (await handler.undo?.(task, slice)) ?? {};
    await handler.settle?.(task, slice);
    return {};
  }

  private handlerOf({ kind }: Pick<JobRecord, 'kind'>): JobHandler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`Nobody does jobs of the kind ${kind}`);
    return handler;
  }
}
