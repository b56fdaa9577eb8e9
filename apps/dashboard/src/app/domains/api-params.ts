import { DOMAIN_SORTS } from '@nawala/contracts';
import { AGES, among, type DomainQuery, EVERYTHING, SHOWS, wordsOf } from './domain-query';

/** Query parameters of `GET /api/domains`, but for the window. */
export function toApi({ show, q, brands, tags, seen, block, stale, changed, checked, ...rest }: DomainQuery) {
  const words = wordsOf(q);
  return {
    ...(words && { q: words }),
    ...(brands.length > 0 && { brand: brands }),
    ...(tags.length > 0 && { tag: tags }),
    ...(seen.length > 0 && { vantage: seen }),
    ...(show !== 'all' && show !== 'paused' && { status: [show] }),
    ...(show !== 'all' && { active: show !== 'paused' }),
    ...(block && { confirmed: block === 'confirmed' }),
    ...(stale && { stale }),
    ...(changed && { changedSince: changed }),
    ...(checked && { checkedSince: checked }),
    ...(rest.grouped && { groupBy: 'brand' as const }),
    ...(rest.sort && { sort: rest.sort }),
    // Whatever people sort by, what is blocked is what they look for.
    ...(rest.sort && !/status/.test(rest.sort) && { blockedFirst: true }),
  };
}

/** Which domains the list shows, whatever their order and groups. */
export function filterOf(query: DomainQuery) {
  const { sort: _sort, blockedFirst: _blockedFirst, groupBy: _groupBy, ...filter } = toApi(query);
  return filter;
}

/** Query parameters of `GET /api/domains/counts`. @param watched of what is checked, whatever its verdict */
export function toCounts(query: DomainQuery, watched: boolean) {
  return watched ? { ...filterOf({ ...query, show: 'all' }), active: true } : filterOf(query);
}

/** The other way round, for what was saved. */
export function fromApi(query: string): DomainQuery {
  const params = new URLSearchParams(query);
  const confirmed = params.get('confirmed');
  return {
    ...EVERYTHING,
    show: params.get('active') === 'false' ? 'paused' : (among(SHOWS, params.get('status')) ?? 'all'),
    q: params.get('q') ?? '',
    brands: params.getAll('brand'),
    tags: params.getAll('tag'),
    seen: params.getAll('vantage'),
    block: confirmed === null ? null : confirmed === 'true' ? 'confirmed' : 'anomaly',
    stale: params.get('stale') === 'true',
    changed: among(AGES, params.get('changedSince')),
    checked: among(AGES, params.get('checkedSince')),
    grouped: params.get('groupBy') === 'brand',
    sort: among(DOMAIN_SORTS, params.get('sort')),
  };
}
