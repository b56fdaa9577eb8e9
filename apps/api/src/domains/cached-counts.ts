import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { Clock } from '../common/clock';
import { Domain } from './domain.schema';
import { DomainChanges } from './domain-changes';
import type { CountRow } from './domain-totals';
import { RANKS } from './nawala-rank';

/** The index that holds all that is counted, so that no document is read. */
export const COVERING = { brand: 1, active: 1, 'nawala.rank': 1 } as const;

/** Milliseconds after which a count is made anew though nothing was marked: a crash may have kept a mark from being made. */
const MAX_AGE_MS = 60_000;

/** Brands that are counted at the same time. */
const AT_ONCE = 8;

interface Counted {
  /** What the brand's mark was before counting. */
  mark: number;
  at: number;
  rows: Promise<CountRow[]>;
}

/**
 * How many domains there are of each brand, watched or not, and verdict. Counted by index, one brand at a time, and only
 * when something of that brand has changed since (docs/adr/0007).
 */
@Injectable()
export class CachedCounts {
  private readonly counted = new Map<string, Counted>();

  constructor(
    @InjectModel(Domain.name) private readonly domains: Model<Domain>,
    private readonly changes: DomainChanges,
    private readonly clock: Clock,
  ) {}

  /** Of these brands (ids). Everything that was acknowledged before the call is counted. */
  async rows(brands: readonly string[]): Promise<CountRow[]> {
    const marks = await this.changes.marks();
    const rows: CountRow[] = [];
    for (let from = 0; from < brands.length; from += AT_ONCE) {
      const some = brands.slice(from, from + AT_ONCE).map((brand) => {
        const { edits = 0, verdicts = 0 } = marks.get(brand) ?? {};
        return this.of(brand, edits + verdicts);
      });
      rows.push(...(await Promise.all(some)).flat());
    }
    return rows;
  }

  countOf(brand: string): Promise<number> {
    return this.domains
      .countDocuments({ brand: new Types.ObjectId(brand) })
      .hint(COVERING)
      .exec();
  }

  /** Whether checkers ask about any of its domains. */
  async isWatched(brand: string): Promise<boolean> {
    const filter = { brand: new Types.ObjectId(brand), active: true };
    return (await this.domains.findOne(filter, { _id: 1 }).hint(COVERING).lean().exec()) !== null;
  }

  private of(brand: string, mark: number): Promise<CountRow[]> {
    const known = this.counted.get(brand);
    if (known && known.mark >= mark && this.clock.now().getTime() - known.at < MAX_AGE_MS) return known.rows;
    const counted = { mark, at: this.clock.now().getTime(), rows: this.count(brand) };
    this.counted.set(brand, counted);
    counted.rows.catch(() => {
      if (this.counted.get(brand) === counted) this.counted.delete(brand);
    });
    return counted.rows;
  }

  private async count(brand: string): Promise<CountRow[]> {
    const id = new Types.ObjectId(brand);
    const kinds = [true, false].flatMap((active) => RANKS.map((rank) => ({ active, rank })));
    return Promise.all(
      kinds.map(async ({ active, rank }) => ({
        brand,
        active,
        rank,
        count: await this.domains.countDocuments({ brand: id, active, 'nawala.rank': rank }).hint(COVERING).exec(),
      })),
    );
  }
}
