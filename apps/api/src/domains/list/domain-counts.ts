import type { BrandRef, DomainCountsDto } from '@nawala/contracts';
import { rankOf } from '../nawala-rank';
import { confirmedIn, type DomainFilter, type Moment, staleIn } from './domain-filter';
import { type DomainTable, partsOf } from './domain-table';
import { Lately } from './lately';
import { SeenBy } from './seen-by';

const MOST_TAGS = 200;
const [ADA, TIDAK_ADA, UNKNOWN] = [rankOf('ada'), rankOf('tidak ada'), rankOf('unknown')];

/** What it fails of the filter: nothing (''), one thing only, or more than one (undefined). */
function failing(slot: number, filter: DomainFilter): string | undefined {
  let failed = '';
  for (const { about, test } of filter) {
    if (about === failed || test(slot)) continue;
    if (failed !== '') return undefined;
    failed = about;
  }
  return failed;
}

const mostFirst = <T extends { total: number }>(counts: Iterable<T>, name: (count: T) => string): T[] =>
  [...counts].sort((a, b) => b.total - a.total || (name(a) < name(b) ? -1 : 1));

/** In one pass: a domain that fails one thing alone counts where that thing is asked for otherwise. */
export function countDomains(
  table: DomainTable,
  filter: DomainFilter,
  brands: ReadonlyMap<string, BrandRef>,
  { now, staleBefore }: Moment,
): DomainCountsDto {
  const { columns, end } = table;
  const [isConfirmed, isAnomaly] = [confirmedIn(table, true), confirmedIn(table, false)];
  const isStale = staleIn(table, staleBefore);
  const counts = { total: 0, confirmed: 0, anomaly: 0, stale: 0, paused: 0 };
  const ofRank = new Uint32Array(3);
  // By number of brand, and of tags that stand together.
  const [ofBrand, adaOfBrand] = [new Uint32Array(table.brands.end), new Uint32Array(table.brands.end)];
  const ofTags = new Uint32Array(table.tags.end);
  const seen = new SeenBy(table.seen);
  const [changed, checked] = [new Lately(now), new Lately(now)];

  for (let slot = 0; slot < end; slot += 1) {
    if (columns.there[slot] === 0) continue;
    const failed = failing(slot, filter);
    if (failed === undefined) continue;
    const isLeft = failed === '';
    const isActive = columns.active[slot] === 1;
    if (isLeft || failed === 'status') ofRank[columns.rank[slot]!]! += 1;
    if (isLeft || failed === 'confirmed') {
      if (isConfirmed(slot)) counts.confirmed += 1;
      else if (isAnomaly(slot)) counts.anomaly += 1;
    }
    if ((isLeft || failed === 'stale') && isStale(slot)) counts.stale += 1;
    if (isLeft || failed === 'changedSince') changed.add(columns.since[slot]!);
    if (isLeft || failed === 'checkedSince') checked.add(columns.lastChecked[slot]!);
    if ((isLeft || failed === 'active') && !isActive) counts.paused += 1;
    if (isLeft || failed === 'brand') {
      const brand = columns.brand[slot]!;
      ofBrand[brand]! += 1;
      if (isActive && columns.rank[slot] === ADA) adaOfBrand[brand]! += 1;
    }
    if (isLeft) {
      counts.total += 1;
      ofTags[columns.tags[slot]!]! += 1;
      seen.add(columns.seen[slot]!);
    } else if (failed.startsWith('vantage:')) seen.add(columns.seen[slot]!, failed.slice('vantage:'.length));
  }

  const brandsOf = [...ofBrand].flatMap((total, number) => {
    const code = total > 0 ? brands.get(table.brands.at(number))?.code : undefined;
    return code === undefined ? [] : { code, total, ada: adaOfBrand[number]! };
  });
  return {
    ...counts,
    status: { ada: ofRank[ADA]!, tidakAda: ofRank[TIDAK_ADA]!, unknown: ofRank[UNKNOWN]! },
    changedSince: changed.get(),
    checkedSince: checked.get(),
    brands: mostFirst(brandsOf, ({ code }) => code),
    tags: mostFirst(tagsOf(table, ofTags), ({ tag }) => tag).slice(0, MOST_TAGS),
    vantages: seen.get(),
  };
}

function tagsOf({ tags }: DomainTable, ofTags: Uint32Array): { tag: string; total: number }[] {
  const totals = new Map<string, number>();
  ofTags.forEach((total, number) => {
    if (total > 0) for (const tag of partsOf(tags.at(number))) totals.set(tag, (totals.get(tag) ?? 0) + total);
  });
  return [...totals].map(([tag, total]) => ({ tag, total }));
}
