import { Injectable } from '@nestjs/common';
import type { BrandRef, HistorySeriesDto, StatsHistoryDto, StatsHistoryQueryDto } from '@nawala/contracts';
import { BrandsService } from '../../brands/brands.service';
import { MeasuredHours } from '../../checker/vantages/measured-hours.service';
import { Clock } from '../../common/clock';
import { nextTurn } from '../../common/next-turn';
import { Env } from '../../config/env';
import { CachedCounts } from '../../domains/cached-counts';
import { type CountRow, domainTotals } from '../../domains/domain-totals';
import { ChangesSince } from './changes-since';
import { countsOf } from './counts';
import { seriesOf } from './history-points';
import { rangeOf } from './history-range';

/** The largest first: by what is blocked, then by what is watched at all, then by name. */
function largest(brands: Iterable<BrandRef>, rows: readonly CountRow[], count: number): BrandRef[] {
  const totals = new Map([...brands].map((brand) => [brand, domainTotals(rowsOf(rows, brand.id))]));
  return [...totals]
    .sort(([a, x], [b, y]) => y.ada - x.ada || y.total - x.total || a.name.localeCompare(b.name))
    .slice(0, count)
    .map(([brand]) => brand);
}

const rowsOf = (rows: readonly CountRow[], brand: string): CountRow[] => rows.filter((row) => row.brand === brand);

/** Counts over time: today's, less what has changed since (docs/adr/0014). */
@Injectable()
export class StatsHistory {
  constructor(
    private readonly counts: CachedCounts,
    private readonly brands: BrandsService,
    private readonly changes: ChangesSince,
    private readonly measured: MeasuredHours,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async read(query: StatsHistoryQueryDto): Promise<StatsHistoryDto> {
    const now = this.clock.now();
    const range = rangeOf(query, now, this.env.HISTORY_DAYS);
    const one = query.brand === undefined ? undefined : (await this.brands.get(query.brand)).id;
    const brands = await this.brands.refs();
    const measured = new Set((await this.measured.since(range.from, now)).map((hour) => hour.getTime()));
    const rows = await this.counts.rows(one === undefined ? [...brands.keys()] : [one]);
    const apart = query.by === 'brand' ? largest(brands.values(), rows, query.top) : [];
    const sums = await this.changes.sumsOf([one ?? null, ...apart.map(({ id }) => id)], range.from);
    const series = (brand: BrandRef | null): HistorySeriesDto => {
      const counted = domainTotals(brand ? rowsOf(rows, brand.id) : rows);
      return {
        brand,
        ...seriesOf(
          countsOf((name) => counted[name]),
          sums(brand?.id ?? null),
          measured,
          range,
          now,
        ),
      };
    };
    const each: HistorySeriesDto[] = [];
    for (const brand of apart) {
      each.push(series(brand));
      await nextTurn();
    }
    const whole = series((one !== undefined && brands.get(one)) || null);
    return {
      interval: query.interval,
      series: query.by === 'brand' ? each : [whole],
      points: whole.points,
    };
  }
}
