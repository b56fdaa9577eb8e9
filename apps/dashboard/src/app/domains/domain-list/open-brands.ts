import type { DomainGroupDto } from '@nawala/contracts';
import type { DomainQuery } from '../domain-query';

/**
 * The same query, for those brands alone whose rows are shown. Where all are folded away, or it is not known yet which ones
 * match, it stays as it is: rows that nobody sees do no harm.
 */
export function openBrandsOf(
  query: DomainQuery,
  closed: ReadonlySet<string>,
  matching: readonly DomainGroupDto[] | undefined,
): DomainQuery {
  if (closed.size === 0 || !matching) return query;
  const brands = matching.map(({ brand }) => brand.code).filter((code) => !closed.has(code));
  return brands.length > 0 ? { ...query, brands } : query;
}
