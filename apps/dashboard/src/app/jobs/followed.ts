import type { JobDto } from '@nawala/contracts';
import { browserStorage } from '../storage/browser-storage';

const keyOf = (userId: string): string => `nawala.jobs.${userId}`;
const MOST = 20;

/** Ids of the jobs that somebody has begun and not yet put away: a reload must not lose them. */
export function readFollowed(userId: string): string[] {
  try {
    const ids: unknown = JSON.parse(browserStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(-MOST) : [];
  } catch {
    return [];
  }
}

export function writeFollowed(userId: string, ids: readonly string[]): void {
  if (ids.length === 0) browserStorage.removeItem(keyOf(userId));
  else browserStorage.setItem(keyOf(userId), JSON.stringify(ids.slice(-MOST)));
}

/** The newest that is known of each, in the order in which they were begun. */
export function withJob(jobs: readonly JobDto[], job: JobDto): JobDto[] {
  return jobs.some(({ id }) => id === job.id) ? jobs.map((each) => (each.id === job.id ? job : each)) : [...jobs, job];
}
