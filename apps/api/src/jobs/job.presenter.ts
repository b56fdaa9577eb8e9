import type { JobDto, JobFailureDto } from '@nawala/contracts';
import { MOST_FAILURES } from './job-state';
import type { JobRecord } from './job.schema';

/** Of one that has only just begun nothing is known. */
const SOONEST_MS = 200;

function perSecondOf({ done, phaseStartedAt, endedAt }: JobRecord, now: Date): number | null {
  const ms = (endedAt ?? now).getTime() - phaseStartedAt.getTime();
  return done > 0 && ms >= SOONEST_MS ? Math.round((done * 1000) / ms) : null;
}

export const presentJob = (job: JobRecord, failed: readonly JobFailureDto[], now: Date): JobDto => ({
  id: job._id.toHexString(),
  kind: job.kind,
  state: job.state,
  undoing: job.phase === 'undo' || job.state === 'undone',
  done: job.done,
  total: job.total,
  startedAt: job.startedAt.toISOString(),
  perSecond: perSecondOf(job, now),
  result: job.result,
  failed: failed.slice(0, MOST_FAILURES),
  failures: job.failures,
  undoUntil: job.undoUntil?.toISOString() ?? null,
});
