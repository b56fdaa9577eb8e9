import type { BrandDto } from '@nawala/contracts';
import type { PlainKey } from '../locale/texts';

type Order = (one: BrandDto, other: BrandDto) => number;

const byName: Order = (one, other) => one.name.localeCompare(other.name);

/** What people look for first: where it burns. */
export const BRAND_ORDERS: readonly { label: PlainKey; order: Order }[] = [
  { label: 'brands.mostBlocked', order: (a, b) => b.blockedCount - a.blockedCount || byName(a, b) },
  { label: 'brands.mostDomains', order: (a, b) => b.domainCount - a.domainCount || byName(a, b) },
  { label: 'brands.byName', order: byName },
];

/** Those whose name or code holds `text`, in one of the orders. */
export function arrange(brands: readonly BrandDto[], text: string, order: Order): BrandDto[] {
  const wanted = text.trim().toLowerCase();
  return brands
    .filter(({ name, code }) => name.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted))
    .sort(order);
}
