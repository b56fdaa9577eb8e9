import { Injectable } from '@nestjs/common';
import { LIMITS } from '@nawala/contracts';
import { Types } from 'mongoose';
import { Clock } from '../common/clock';
import { JobSlicesRepository } from './job-slices.repository';
import { begun, type NewJob } from './job-state';
import type { JobRecord } from './job.schema';
import { TooManyJobs, TooManyJobsKept } from './jobs.errors';
import { JobsRepository } from './jobs.repository';

/** Begins jobs. Of large ones nobody has more than a few at a time: their rows are kept for a day. */
@Injectable()
export class JobOpenings {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly slices: JobSlicesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManyJobs, TooManyJobsKept: nothing was stored */
  async open(job: NewJob, holder: string): Promise<JobRecord> {
    const isLarge = job.items.length > LIMITS.rowsAtOnce;
    if (isLarge) await this.refuseMore(job);
    const [_id, first] = [new Types.ObjectId(), begun(job, this.clock.now())];
    const slices = await this.slices.create(_id, job.items, first.expiresAt);
    const record = { _id, ...first, slices, holder };
    if (!isLarge) return this.jobs.create(record);
    const placed = await this.jobs.createIn(LIMITS.jobsRunning, record);
    if (placed) return placed;
    // Others of theirs began at the same moment.
    await this.slices.remove(_id);
    throw new TooManyJobs();
  }

  /** Before their rows are stored. */
  private async refuseMore({ owner }: NewJob): Promise<void> {
    const phases = await this.jobs.phasesOf(owner.id, LIMITS.rowsAtOnce);
    if (phases.length >= LIMITS.jobsKept) throw new TooManyJobsKept();
    if (phases.filter((phase) => phase === 'work').length >= LIMITS.jobsRunning) throw new TooManyJobs();
  }
}
