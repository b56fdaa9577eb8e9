import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { JobDto } from '@nawala/contracts';
import { Clock } from '../common/clock';
import { JobChanged } from './events/job-changed.event';
import { JobSlicesRepository } from './job-slices.repository';
import { presentJob } from './job.presenter';
import type { JobRecord } from './job.schema';

/** Whoever watches is told at most once in so long, and of every end. Milliseconds. */
const REST_MS = 300;

/** What people see of a job, and that they see it move. */
@Injectable()
export class JobProgress {
  private readonly logger = new Logger(JobProgress.name);
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly slices: JobSlicesRepository,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async present(job: JobRecord): Promise<JobDto> {
    return presentJob(job, await this.slices.failedIn(job._id, job.failedIn), this.clock.now());
  }

  /** Does not fail: whoever did not hear asks. */
  async tell(job: JobRecord): Promise<void> {
    if (job.phase === 'settle') return;
    const [id, now] = [job._id.toHexString(), performance.now()];
    if (job.state === 'running' && now - (this.toldAt.get(id) ?? -Infinity) < REST_MS) return;
    if (job.state === 'running') this.toldAt.set(id, now);
    else this.toldAt.delete(id);
    try {
      this.events.emit(JobChanged.event, new JobChanged(job.owner.id, await this.present(job)));
    } catch (error) {
      this.logger.warn({ err: error }, 'The progress of a job could not be told');
    }
  }
}
