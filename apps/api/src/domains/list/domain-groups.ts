import type { BrandRef, DomainGroupDto } from '@nawala/contracts';
import { goneBrand } from '../../brands/gone-brand';
import { rankOf } from '../nawala-rank';
import type { DomainTable } from './domain-table';

const [ADA, UNKNOWN] = [rankOf('ada'), rankOf('unknown')];

/** The larger share of its domains is blocked first, then what has any that nobody measured, then by name. */
function worseFirst(one: DomainGroupDto, other: DomainGroupDto): number {
  const share = (group: DomainGroupDto) => group.ada / group.total;
  const unmeasured = (group: DomainGroupDto) => Math.sign(group.unknown);
  if (share(one) !== share(other)) return share(other) - share(one);
  if (unmeasured(one) !== unmeasured(other)) return unmeasured(other) - unmeasured(one);
  return one.brand.name < other.brand.name ? -1 : 1;
}

/** Slots by brand, worst first; within a brand in the order in which they came. */
export function groupByBrand(
  slots: Uint32Array,
  { columns, brands: ids }: DomainTable,
  brands: ReadonlyMap<string, BrandRef>,
): { slots: Uint32Array; groups: DomainGroupDto[] } {
  // By number of brand.
  const groups: DomainGroupDto[] = [];
  for (const slot of slots) {
    const number = columns.brand[slot]!;
    const group = (groups[number] ??= emptyOf(ids.at(number), brands));
    group.total += 1;
    if (columns.active[slot] === 0) continue;
    if (columns.rank[slot] === ADA) group.ada += 1;
    if (columns.rank[slot] === UNKNOWN) group.unknown += 1;
  }
  const ordered = Object.entries(groups).sort(([, one], [, other]) => worseFirst(one, other));
  // Where the next of each brand has its place.
  const next = new Uint32Array(ids.end);
  let taken = 0;
  for (const [number, { total }] of ordered) {
    next[Number(number)] = taken;
    taken += total;
  }
  const grouped = new Uint32Array(taken);
  for (const slot of slots) grouped[next[columns.brand[slot]!]!++] = slot;
  return { slots: grouped, groups: ordered.map(([, group]) => group) };
}

const emptyOf = (id: string, brands: ReadonlyMap<string, BrandRef>): DomainGroupDto => ({
  brand: brands.get(id) ?? goneBrand(id),
  total: 0,
  ada: 0,
  unknown: 0,
});
