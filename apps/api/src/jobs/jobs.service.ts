import { Injectable } from '@nestjs/common';
import { csvRow, type JobDto, type JobFailureDto, LIMITS } from '@nawala/contracts';
import { Readable } from 'node:stream';
import { Clock } from '../common/clock';
import { JobProgress } from './job-progress';
import { JobRunner } from './job-runner';
import { JobSlicesRepository } from './job-slices.repository';
import type { JobRecord } from './job.schema';
import { JobNotFound, JobStillRunning, UndoOver } from './jobs.errors';
import { JobsRepository } from './jobs.repository';

const COLUMNS: readonly (readonly [name: string, of: (failure: JobFailureDto) => string | number | null])[] = [
  ['line', ({ line }) => line ?? null],
  ['id', ({ id }) => id ?? null],
  ['domain', ({ domain }) => domain],
  ['code', ({ code }) => code],
  ['error', ({ error }) => error],
];

@Injectable()
export class JobsService {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly slices: JobSlicesRepository,
    private readonly runner: JobRunner,
    private readonly progress: JobProgress,
    private readonly clock: Clock,
  ) {}

  /** @throws JobNotFound */
  async get(id: string): Promise<JobDto> {
    return this.progress.present(await this.find(id));
  }

  /** It ends before its next slice; what it has done stays, and can be undone. One that has ended is left as it is. @throws JobNotFound */
  async cancel(id: string): Promise<void> {
    if (!(await this.jobs.cancel(id))) await this.find(id);
  }

  /**
   * Settles when everything is as it was before, or for large ones when it is certain that it will be: `state` tells.
   * Asked again, it says how far it is. @throws JobNotFound, JobStillRunning, UndoOver
   */
  async undo(id: string): Promise<JobDto> {
    const begun = await this.jobs.beginUndo(id, this.runner.instance, this.clock.now());
    if (!begun) return this.refuse(await this.find(id));
    const run = this.runner.goOn(begun);
    if (begun.total <= LIMITS.rowsAtOnce) return this.progress.present(await run);
    run.catch(() => undefined);
    return this.progress.present(begun);
  }

  /** All rows that were left as they were, and why. @throws JobNotFound */
  async failures(id: string): Promise<{ name: string; csv: Readable }> {
    const job = await this.find(id);
    const name = `${job.kind}-failures-${job.startedAt.toISOString().slice(0, 16).replaceAll(':', '-')}.csv`;
    return { name, csv: Readable.from(this.rows(job)) };
  }

  private async *rows({ _id, slices }: JobRecord): AsyncGenerator<string> {
    yield csvRow(COLUMNS.map(([column]) => column));
    for (let no = 0; no < slices; no++) {
      const failed = await this.slices.failedIn(_id, [no]);
      if (failed.length > 0) yield failed.map((failure) => csvRow(COLUMNS.map(([, of]) => of(failure)))).join('');
    }
  }

  private refuse(job: JobRecord): Promise<JobDto> {
    if (job.phase === 'work') throw new JobStillRunning();
    if (job.phase !== 'undo' && job.state !== 'undone') throw new UndoOver();
    return this.progress.present(job);
  }

  private async find(id: string): Promise<JobRecord> {
    const job = await this.jobs.byId(id);
    if (!job) throw new JobNotFound();
    return job;
  }
}
