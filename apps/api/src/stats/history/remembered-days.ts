import type { DaySumRecord } from './day-sum.schema';

/** Three months of forty brands: about as many megabytes as there are hundreds of them. */
const MOST = 4000;

/**
 * Sums of days as they were read last. A day is over for good most of the time; its number tells whether it still is what
 * it was.
 */
export class RememberedDays {
  /** Those that were asked for longest ago come first. */
  private readonly days = new Map<string, DaySumRecord>();

  constructor(private readonly most = MOST) {}

  /** Undefined when it is not known with this number. */
  find({ _id, no }: Pick<DaySumRecord, '_id' | 'no'>): DaySumRecord | undefined {
    const known = this.days.get(_id);
    if (known?.no !== no) return undefined;
    this.keep(known);
    return known;
  }

  keep(day: DaySumRecord): void {
    this.days.delete(day._id);
    this.days.set(day._id, day);
    const [oldest] = this.days.keys();
    if (this.days.size > this.most && oldest !== undefined) this.days.delete(oldest);
  }
}
