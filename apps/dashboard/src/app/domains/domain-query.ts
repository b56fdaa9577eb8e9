import { DOMAIN_SORTS, type DomainDto, type DomainSort } from '@nawala/contracts';
import type { Params } from '@angular/router';

/** Which domains to show. `paused` are apart: the others count only what is being checked. */
export const SHOWS = ['all', 'ada', 'tidak-ada', 'unknown', 'paused'] as const;
export type Show = (typeof SHOWS)[number];

/** Everything that decides what the list shows. It lives in the URL, so that a view can be sent to somebody. */
export interface DomainQuery {
  show: Show;
  q: string;
  /** Brand codes; any of them. */
  brands: string[];
  /** All of them. */
  tags: string[];
  /** Null: blocked first, then by name. */
  sort: DomainSort | null;
  page: number;
}

export const EVERYTHING: DomainQuery = { show: 'all', q: '', brands: [], tags: [], sort: null, page: 1 };
export const PAGE_SIZE = 50;

/** The part of Angular's ParamMap that is needed. */
interface UrlParams {
  get(name: string): string | null;
  getAll(name: string): string[];
}

export function queryFrom(params: UrlParams): DomainQuery {
  const page = Number(params.get('page'));
  return {
    show: SHOWS.find((show) => show === params.get('status')) ?? 'all',
    q: params.get('q') ?? '',
    brands: params.getAll('brand'),
    tags: params.getAll('tag'),
    sort: DOMAIN_SORTS.find((sort) => sort === params.get('sort')) ?? null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** Whether both ask for the same, so that nothing needs to be read anew. */
export const sameQuery = (one: DomainQuery, other: DomainQuery): boolean =>
  JSON.stringify(toUrl(one)) === JSON.stringify(toUrl(other));

/** Query parameters of the page's own URL; undefined ones are left out of it. */
export const toUrl = ({ show, q, brands, tags, sort, page }: DomainQuery): Params => ({
  status: show === 'all' ? undefined : show,
  brand: brands.length > 0 ? brands : undefined,
  tag: tags.length > 0 ? tags : undefined,
  q: q || undefined,
  sort: sort ?? undefined,
  page: page > 1 ? page : undefined,
});

/** Query parameters of `GET /api/domains`. */
export function toApi({ show, q, brands, tags, sort, page }: DomainQuery) {
  const status = show === 'all' || show === 'paused' ? [] : [show];
  return {
    page,
    limit: PAGE_SIZE,
    ...(q.trim() && { q: q.trim() }),
    ...(brands.length > 0 && { brand: brands }),
    ...(tags.length > 0 && { tag: tags }),
    ...(status.length > 0 && { status }),
    ...(show !== 'all' && { active: show !== 'paused' }),
    ...(sort && { sort }),
  };
}

/** Whether anything but the order is asked for, so that an empty answer means "no match" and not "nothing yet". */
export const isFiltered = ({ show, q, brands, tags }: DomainQuery): boolean =>
  show !== 'all' || q.trim() !== '' || brands.length > 0 || tags.length > 0;

/** Whether a changed verdict may move domains into, out of or about the list. */
export const dependsOnVerdict = ({ show, sort }: DomainQuery): boolean =>
  (show !== 'all' && show !== 'paused') || sort === null || !/domain|createdAt/.test(sort);

/** Whether an edit from `before` to `after` may move the domain into, out of or about the list. The name ends every order. */
export function dependsOnEdit({ show, q, brands, tags }: DomainQuery, before: DomainDto, after: DomainDto): boolean {
  const searched = q.trim() !== '';
  const decisive = (domain: DomainDto) => [
    domain.domain,
    show !== 'all' && domain.active,
    brands.length > 0 && domain.brand.id,
    (searched || tags.length > 0) && domain.tags,
    searched && domain.note,
  ];
  return JSON.stringify(decisive(before)) !== JSON.stringify(decisive(after));
}
