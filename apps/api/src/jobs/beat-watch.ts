import type { JobRecord } from './job.schema';

/** A holder whose beat stands still for so long, by the clock of whoever watches, has gone. Milliseconds. */
export const STALLED_MS = 8000;

type Held = Pick<JobRecord, '_id' | 'holder' | 'beat'>;

/** Tells from what was read, and by a monotonic clock, whose holders have gone: no two clocks are compared. */
export class BeatWatch {
  private seen: ReadonlyMap<string, { beat: string; since: number }> = new Map();

  /**
   * Those among `jobs`, all that are due, that anybody may take.
   *
   * @param now milliseconds of a monotonic clock
   */
  free<T extends Held>(jobs: readonly T[], now: number): T[] {
    const before = this.seen;
    this.seen = new Map(
      jobs.map(({ _id, holder, beat: count }) => {
        const id = _id.toHexString();
        const [beat, known] = [`${holder}:${count}`, before.get(id)];
        return [id, known?.beat === beat ? known : { beat, since: now }];
      }),
    );
    return jobs.filter(
      ({ _id, holder }) => holder === null || now - this.seen.get(_id.toHexString())!.since >= STALLED_MS,
    );
  }
}
