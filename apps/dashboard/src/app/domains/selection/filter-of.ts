import type { DomainFilterDto } from '@nawala/contracts';
import { type DomainQuery, toApi } from '../domain-query';

/** Which domains the list shows under a query, whatever page and order. */
export function filterOf(query: DomainQuery): DomainFilterDto {
  const { page: _page, limit: _limit, sort: _sort, ...filter } = toApi(query);
  return filter;
}
