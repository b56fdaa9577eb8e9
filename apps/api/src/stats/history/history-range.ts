import { LIMITS, type StatsHistoryQueryDto } from '@nawala/contracts';
import { InvalidInput } from '../../common/app-error';
import { HOUR_MS, hourOf } from '../../common/hours';
import { pointCount, type PointRange } from './history-points';

const DAY_MS = 24 * HOUR_MS;
const USUAL_MS = 7 * DAY_MS;

const refuse = (path: string, message: string, code: string, params?: Record<string, number>): InvalidInput =>
  new InvalidInput([{ path, message, code, ...(params && { params }) }]);

/**
 * What is asked for, in full hours, no longer ago than history is kept and not beyond now.
 *
 * @throws InvalidInput when the times are the wrong way round, or it would be more points than an answer holds
 */
export function rangeOf({ from, to, interval }: StatsHistoryQueryDto, now: Date, keptDays: number): PointRange {
  const end = to === undefined ? now : new Date(to);
  const begin = from === undefined ? new Date(end.getTime() - USUAL_MS) : new Date(from);
  if (begin >= end) throw refuse('to', 'to must be later than from', 'isLater');
  const kept = hourOf(now.getTime() - keptDays * DAY_MS).getTime();
  const first = Math.max(hourOf(begin).getTime(), kept);
  const last = Math.min(hourOf(end.getTime() + HOUR_MS - 1).getTime(), now.getTime());
  const range = { from: new Date(first), to: new Date(Math.max(first, last)), interval };
  if (pointCount(range) > LIMITS.historyPoints) {
    const params = { max: LIMITS.historyPoints };
    throw refuse('interval', `at most ${params.max} points: ask for days, or for less time`, 'tooManyPoints', params);
  }
  return range;
}
