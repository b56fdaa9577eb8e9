import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { isDatabaseAway } from '../common/app-error-of';
import { Clock } from '../common/clock';
import { BeatWatch } from './beat-watch';
import { JobRunner } from './job-runner';
import { JobsRepository } from './jobs.repository';

/** How often it looks. Milliseconds. */
const LOOK_MS = 1000;
/** Jobs that one instance runs at the same time; the others wait, or another instance takes them. */
const MOST = 4;
const LOOKED_AT = 20;

/** Finds what nobody is at: jobs whose seconds for an undo have passed, and those of instances that have gone. */
@Injectable()
export class JobWatch implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWatch.name);
  private readonly beats = new BeatWatch();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly runner: JobRunner,
    private readonly jobs: JobsRepository,
    private readonly clock: Clock,
  ) {}

  /** Once the indexes stand; again does nothing. */
  async start(): Promise<void> {
    if (this.timer === undefined && !this.stopped) await this.round();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async round(): Promise<void> {
    await this.look().catch((error: unknown) => {
      if (!isDatabaseAway(error)) this.logger.error({ err: error }, 'Jobs could not be looked for');
    });
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.round(), LOOK_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { at, instance, kinds } = this.runner;
    if (at.length > 0)
      await this.jobs.beat(
        at.map((id) => new Types.ObjectId(id)),
        instance,
      );
    const due = await this.jobs.due(kinds, this.clock.now(), LOOKED_AT);
    const free = this.beats.free(due, performance.now()).filter(({ _id }) => !at.includes(_id.toHexString()));
    for (const job of free.slice(0, Math.max(0, MOST - at.length))) {
      const taken = this.stopped ? null : await this.jobs.take(job, instance);
      if (taken) this.runner.goOn(taken).catch(() => undefined);
    }
  }
}
