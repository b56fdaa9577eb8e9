import { HOUR_MS } from '../../common/hours';
import type { CountedRow } from '../../transitions/hours/counted-row';
import { type CountChange, countChanges, flipsOf } from './count-changes';
import { type Counts, noCounts } from './counts';

/** What one hour changed in one brand, or in all of them. */
export interface HourSum {
  /** Hex id; null: all brands together. */
  brand: string | null;
  /** When the hour began. */
  at: Date;
  /** How many more there are at its end than at its beginning. */
  delta: Counts;
  /** How much of the hour that holds for: each change times the milliseconds from it to the end of the hour. */
  area: Counts;
  blocked: number;
  unblocked: number;
}

/** Sums of one hour that grow row by row, in any order. */
export class HourSums {
  private readonly sums = new Map<string | null, HourSum>();

  constructor(private readonly hour: Date) {}

  add(row: CountedRow): void {
    const brand = row.brand.toHexString();
    const { blocked, unblocked } = flipsOf(row);
    for (const key of blocked || unblocked ? [brand, null] : []) {
      const sum = this.of(key);
      sum.blocked += blocked;
      sum.unblocked += unblocked;
    }
    for (const change of countChanges(row)) {
      this.change(change.brand, change, row.at);
      this.change(null, change, row.at);
    }
  }

  /** Those that hold anything. */
  all(): HourSum[] {
    return [...this.sums.values()].filter(({ delta, area, blocked, unblocked }) =>
      [...Object.values(delta), ...Object.values(area), blocked, unblocked].some((each) => each !== 0),
    );
  }

  private change(key: string | null, { counted, by }: CountChange, at: Date): void {
    const { delta, area } = this.of(key);
    delta[counted] += by;
    area[counted] += by * (this.hour.getTime() + HOUR_MS - at.getTime());
  }

  private of(brand: string | null): HourSum {
    const known = this.sums.get(brand);
    const sum = known ?? { brand, at: this.hour, delta: noCounts(), area: noCounts(), blocked: 0, unblocked: 0 };
    if (!known) this.sums.set(brand, sum);
    return sum;
  }
}

export function sumsOfHour(hour: Date, rows: Iterable<CountedRow>): HourSum[] {
  const sums = new HourSums(hour);
  for (const row of rows) sums.add(row);
  return sums.all();
}
