import type { AvailabilityDto, HistoryInterval, HistoryPointDto } from '@nawala/contracts';
import { HOUR_MS, hourOf } from '../../common/hours';
import { type Counts, COUNTED_AS, countsOf, noCounts } from './counts';
import type { HourSum } from './hour-sum';

export interface PointRange {
  /** A full hour: where the first interval begins. */
  from: Date;
  /** A full hour, or now. */
  to: Date;
  interval: HistoryInterval;
}

export interface Series {
  points: HistoryPointDto[];
  availability: AvailabilityDto;
}

const HOURS: Readonly<Record<HistoryInterval, number>> = { hour: 1, day: 24 };

/** Digits after the point of a share. */
const PRECISION = 1e9;

export const pointCount = ({ from, to, interval }: PointRange): number =>
  Math.max(0, Math.ceil((to.getTime() - from.getTime()) / (HOURS[interval] * HOUR_MS)));

const emptyPoints = (range: PointRange): HistoryPointDto[] =>
  Array.from({ length: pointCount(range) }, (_, index) => ({
    at: new Date(range.from.getTime() + index * HOURS[range.interval] * HOUR_MS).toISOString(),
    ...noCounts(),
    blocked: 0,
    unblocked: 0,
    measured: false,
  }));

/** History that was lost with its age, or never kept, must not make fewer than none. */
const shown = (counts: Counts): Counts => countsOf((name) => Math.max(0, counts[name]));

function availabilityOf(area: Counts, { from, to }: PointRange): AvailabilityDto {
  const [ada, tidakAda, unknown] = [area.ada, area.tidakAda, area.unknown].map((each) => Math.max(0, each));
  const all = ada! + tidakAda! + unknown!;
  const share = (each: number) => (all === 0 ? 0 : Math.round((each / all) * PRECISION) / PRECISION);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    ada: share(ada!),
    tidakAda: share(tidakAda!),
    unknown: all === 0 ? 1 : share(unknown!),
  };
}

/**
 * What was counted over time, from what is counted now: hour by hour back, each less what it changed.
 *
 * @param counts as they are at `now`
 * @param sums from the beginning of the range until now, at most one for each hour; an hour without one changed nothing
 * @param measured hours (milliseconds) in which somebody reported
 */
export function seriesOf(
  counts: Counts,
  sums: readonly HourSum[],
  measured: ReadonlySet<number>,
  range: PointRange,
  now: Date,
): Series {
  const byHour = new Map(sums.map((sum) => [sum.at.getTime(), sum]));
  const points = emptyPoints(range);
  const area = noCounts();
  const filled = new Set<number>();
  const [from, to] = [range.from.getTime(), range.to.getTime()];
  let current = counts;
  for (let hour = hourOf(now).getTime(); hour >= from; hour -= HOUR_MS) {
    const sum = byHour.get(hour);
    const before = sum ? countsOf((name) => current[name] - sum.delta[name]) : current;
    if (hour < to) {
      const index = Math.floor((hour - from) / (HOURS[range.interval] * HOUR_MS));
      const point = points[index]!;
      if (!filled.has(index)) Object.assign(point, shown(current));
      filled.add(index);
      point.blocked += sum?.blocked ?? 0;
      point.unblocked += sum?.unblocked ?? 0;
      point.measured ||= measured.has(hour);
      const lasted = Math.min(hour + HOUR_MS, now.getTime()) - hour;
      for (const name of COUNTED_AS) {
        // What the sum takes until the end of an hour that is still going on ends now.
        const beyond = (sum?.delta[name] ?? 0) * (HOUR_MS - lasted);
        area[name] += before[name] * lasted + (sum?.area[name] ?? 0) - beyond;
      }
    }
    current = before;
  }
  return { points, availability: availabilityOf(area, range) };
}
