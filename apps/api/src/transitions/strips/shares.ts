import type { AvailabilityDto, NawalaStatus } from '@nawala/contracts';
import type { Segment, TimeRange } from './segments';

/** The worst first: a block stands out, and a gap is never painted as free. */
const WORST_FIRST: readonly NawalaStatus[] = ['ada', 'unknown', 'tidak ada'];

/** Digits after the point: a second of 90 days is more than one of the last. */
const PRECISION = 1e9;

/** Shares of the time; of no time at all nothing is known. */
export function availabilityOf(segments: readonly Segment[], { from, to }: TimeRange): AvailabilityDto {
  const length = to.getTime() - from.getTime();
  const shareOf = (status: NawalaStatus): number => {
    const time = segments.reduce((sum, each) => sum + (each.status === status ? each.to - each.from : 0), 0);
    return Math.round((time / length) * PRECISION) / PRECISION;
  };
  const known = length > 0;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    ada: known ? shareOf('ada') : 0,
    tidakAda: known ? shareOf('tidak ada') : 0,
    unknown: known ? shareOf('unknown') : 1,
  };
}

/** The range in so many pieces of the same length, each with the worst that it holds. */
export function slotsOf(segments: readonly Segment[], { from, to }: TimeRange, count: number): NawalaStatus[] {
  const [begin, length] = [from.getTime(), to.getTime() - from.getTime()];
  const slots = Array.from({ length: count }, () => new Set<NawalaStatus>());
  for (const segment of segments) {
    const first = Math.floor(((segment.from - begin) / length) * count);
    const last = Math.ceil(((segment.to - begin) / length) * count) - 1;
    for (let slot = Math.max(0, first); slot <= Math.min(last, count - 1); slot += 1) slots[slot]?.add(segment.status);
  }
  return slots.map((held) => WORST_FIRST.find((status) => held.has(status)) ?? 'unknown');
}
