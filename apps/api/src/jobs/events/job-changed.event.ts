import type { JobDto } from '@nawala/contracts';

/** A job has begun, come further, or ended. */
export class JobChanged {
  static readonly event = 'job.changed';
  constructor(
    /** The user who began it. */
    readonly ownerId: string,
    readonly job: JobDto,
  ) {}
}
