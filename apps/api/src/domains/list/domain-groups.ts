import type { BrandRef, DomainGroupDto } from '@nawala/contracts';
import { goneBrand } from '../../brands/gone-brand';
import { rankOf } from '../nawala-rank';
import type { Row } from './row';

const [ADA, UNKNOWN] = [rankOf('ada'), rankOf('unknown')];

interface Group {
  rows: Row[];
  dto: DomainGroupDto;
}

/** The larger share of its domains is blocked first, then what has any that nobody measured, then by name. */
function worseFirst({ dto: one }: Group, { dto: other }: Group): number {
  const share = (group: DomainGroupDto) => group.ada / group.total;
  const unmeasured = (group: DomainGroupDto) => Math.sign(group.unknown);
  if (share(one) !== share(other)) return share(other) - share(one);
  if (unmeasured(one) !== unmeasured(other)) return unmeasured(other) - unmeasured(one);
  return one.brand.name < other.brand.name ? -1 : 1;
}

/** Rows by brand, worst first; within a brand in the order in which they came. */
export function groupByBrand(
  rows: readonly Row[],
  brands: ReadonlyMap<string, BrandRef>,
): { rows: Row[]; groups: DomainGroupDto[] } {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    let group = groups.get(row.brand);
    if (!group) {
      const brand = brands.get(row.brand) ?? goneBrand(row.brand);
      groups.set(row.brand, (group = { rows: [], dto: { brand, total: 0, ada: 0, unknown: 0 } }));
    }
    group.rows.push(row);
    group.dto.total += 1;
    if (row.active && row.rank === ADA) group.dto.ada += 1;
    if (row.active && row.rank === UNKNOWN) group.dto.unknown += 1;
  }
  const ordered = [...groups.values()].sort(worseFirst);
  return { rows: ordered.flatMap((group) => group.rows), groups: ordered.map(({ dto }) => dto) };
}
