import type { BrandRef, DomainCountsDto } from '@nawala/contracts';
import { rankOf } from '../nawala-rank';
import { type DomainFilter, isAnomaly, isConfirmed, isStaleAt } from './domain-filter';
import type { Row } from './row';

const MOST_TAGS = 200;
const [ADA, TIDAK_ADA, UNKNOWN] = [rankOf('ada'), rankOf('tidak ada'), rankOf('unknown')];

type Said = { ada: number; tidakAda: number; unknown: number };

/** What each vantage says of rows; `rows` tells how many there were, whether or not they have its result. */
class SeenBy {
  private readonly said = new Map<string, { ada: number; tidakAda: number }>();
  private readonly of = new Map<string, number>();
  private all = 0;

  /** @param only its answer alone counts; undefined: of every vantage */
  add({ seen }: Row, only?: string): void {
    if (only === undefined) this.all += 1;
    else this.of.set(only, (this.of.get(only) ?? 0) + 1);
    for (const each of seen) {
      const colon = each.lastIndexOf(':');
      const vantage = each.slice(0, colon);
      if (only !== undefined && vantage !== only) continue;
      const counts = this.said.get(vantage) ?? { ada: 0, tidakAda: 0 };
      this.said.set(vantage, counts);
      if (each.endsWith(':ada')) counts.ada += 1;
      else if (each.endsWith(':tidak-ada')) counts.tidakAda += 1;
    }
  }

  get(): ({ vantage: string } & Said)[] {
    const vantages = [...new Set([...this.said.keys(), ...this.of.keys()])].sort();
    return vantages.map((vantage) => {
      const { ada, tidakAda } = this.said.get(vantage) ?? { ada: 0, tidakAda: 0 };
      return { vantage, ada, tidakAda, unknown: this.all + (this.of.get(vantage) ?? 0) - ada - tidakAda };
    });
  }
}

/** What it fails of the filter: nothing (''), one thing only, or more than one (undefined). */
function failing(row: Row, filter: DomainFilter): string | undefined {
  let failed = '';
  for (const { about, test } of filter) {
    if (about === failed || test(row)) continue;
    if (failed !== '') return undefined;
    failed = about;
  }
  return failed;
}

const mostFirst = <T extends { total: number }>(counts: Iterable<T>, name: (count: T) => string): T[] =>
  [...counts].sort((a, b) => b.total - a.total || (name(a) < name(b) ? -1 : 1));

/** In one pass: a row that fails one thing alone counts where that thing is asked for otherwise. */
export function countRows(
  rows: Iterable<Row>,
  filter: DomainFilter,
  brands: ReadonlyMap<string, BrandRef>,
  staleBefore: number,
): DomainCountsDto {
  const isStale = isStaleAt(staleBefore);
  const status: Said = { ada: 0, tidakAda: 0, unknown: 0 };
  const counts = { total: 0, confirmed: 0, anomaly: 0, stale: 0, paused: 0 };
  const ofBrand = new Map<string, { code: string; total: number; ada: number }>();
  const ofTag = new Map<string, { tag: string; total: number }>();
  const seen = new SeenBy();

  for (const row of rows) {
    const failed = failing(row, filter);
    if (failed === undefined) continue;
    const isLeft = failed === '';
    const countsFor = (about: string) => isLeft || failed === about;
    if (countsFor('status')) {
      if (row.rank === ADA) status.ada += 1;
      else if (row.rank === TIDAK_ADA) status.tidakAda += 1;
      else if (row.rank === UNKNOWN) status.unknown += 1;
    }
    if (countsFor('confirmed') && isConfirmed(row)) counts.confirmed += 1;
    if (countsFor('confirmed') && isAnomaly(row)) counts.anomaly += 1;
    if (countsFor('stale') && isStale(row)) counts.stale += 1;
    if (countsFor('active') && !row.active) counts.paused += 1;
    if (countsFor('brand')) {
      const code = brands.get(row.brand)?.code;
      const brand = code === undefined ? undefined : (ofBrand.get(code) ?? { code, total: 0, ada: 0 });
      if (brand) {
        ofBrand.set(brand.code, brand);
        brand.total += 1;
        if (row.active && row.rank === ADA) brand.ada += 1;
      }
    }
    if (isLeft) {
      counts.total += 1;
      seen.add(row);
      for (const tag of row.tags) {
        const count = ofTag.get(tag);
        if (count) count.total += 1;
        else ofTag.set(tag, { tag, total: 1 });
      }
    } else if (failed.startsWith('vantage:')) seen.add(row, failed.slice('vantage:'.length));
  }
  return {
    ...counts,
    status,
    brands: mostFirst(ofBrand.values(), ({ code }) => code),
    tags: mostFirst(ofTag.values(), ({ tag }) => tag).slice(0, MOST_TAGS),
    vantages: seen.get(),
  };
}
