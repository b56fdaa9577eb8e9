import type { LeaseRecord } from './lease.schema';

/** A holder whose beat stands still for so long, by the clock of whoever watches, has gone. Milliseconds. */
export const LEASE_MS = 12_000;

/** Tells from what was read, and by its own monotonic clock, whether the holder has gone: no two clocks are compared. */
export class LeaseWatch {
  private seen: Pick<LeaseRecord, 'term' | 'beat'> | undefined;
  private since = 0;

  /** @param now milliseconds of a monotonic clock */
  isFree({ holder, term, beat }: LeaseRecord, now: number): boolean {
    if (this.seen?.term !== term || this.seen.beat !== beat) {
      this.seen = { term, beat };
      this.since = now;
    }
    return holder === null || now - this.since >= LEASE_MS;
  }
}
