import type { JobDto, JobFailureDto } from '@nawala/contracts';
import { formatCount } from '../locale/counts';
import { counted, t, tIfKnown } from '../locale/t';

/** What it is, in one line. */
export function titleOf({ kind, undoing, total }: JobDto): string {
  return undoing ? counted('job.undo', total) : counted(`job.${kind}`, total);
}

/** How far it is, or what has become of it. */
export function progressOf({ kind, state, done, total, perSecond, result }: JobDto): string {
  const of = { done: formatCount(done), total: formatCount(total) };
  switch (state) {
    case 'running':
      return perSecond === null ? t('job.far', of) : t('job.farAt', { ...of, pace: formatCount(perSecond) });
    case 'failed':
      return t('job.failed', of);
    case 'cancelled':
      return t('job.cancelled', of);
    case 'undone':
      return counted('jobDone.undo', result['restored'] ?? 0);
    default:
      return counted(`jobDone.${kind}`, result[kind === 'import' ? 'created' : 'changed'] ?? 0);
  }
}

export const sayFailure = ({ code, params = {}, error }: JobFailureDto): string =>
  tIfKnown(`rowFailure.${code}`, params) ?? tIfKnown(`problem.${code}`, params) ?? error;
