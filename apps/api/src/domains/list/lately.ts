import { COUNTED_AGES, type CountedAge } from '@nawala/contracts';
import { sinceOf } from './domain-filter';

/** How many things happened lately: a time counts for every age that it is younger than. */
export class Lately {
  private readonly counts: Record<CountedAge, number> = { '1h': 0, '24h': 0, '7d': 0 };
  private readonly ages: readonly { age: CountedAge; earliest: number }[];

  /** @param now milliseconds since 1970, as the times are */
  constructor(now: number) {
    this.ages = COUNTED_AGES.map((age) => ({ age, earliest: sinceOf(age, now)! }));
  }

  add(time: number): void {
    for (const { age, earliest } of this.ages) if (time >= earliest) this.counts[age] += 1;
  }

  get(): Record<CountedAge, number> {
    return this.counts;
  }
}
