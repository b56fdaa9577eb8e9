import type { NawalaStatus, StripDto } from '@nawala/contracts';
import { spanOf } from '../strip/slot-words';

/** A stretch of one status, in milliseconds since the epoch. */
export interface Run {
  status: NawalaStatus;
  from: number;
  to: number;
}

/** The slots of a strip as stretches, newest first: what a table says of it. */
export function runsOf(strip: StripDto): Run[] {
  const runs: Run[] = [];
  strip.slots.forEach((status, index) => {
    const { from, to } = spanOf(strip, index);
    const last = runs.at(-1);
    if (last?.status === status) last.to = to;
    else runs.push({ status, from, to });
  });
  return runs.reverse();
}
