import { COUNTED_AGES, type CountedAge, DOMAIN_SORTS, type DomainSort, LIMITS, SEEN_PATTERN } from '@nawala/contracts';
import { searchWords } from '@nawala/rules/search-words';
import type { Params } from '@angular/router';

/** Which domains to show. `paused` are apart: the others count only what is being checked. */
export const SHOWS = ['all', 'ada', 'tidak-ada', 'unknown', 'paused'] as const;
export type Show = (typeof SHOWS)[number];

/** What is blocked: by a known block page, or only by an anomaly. */
export const BLOCKS = ['confirmed', 'anomaly'] as const;
export type Block = (typeof BLOCKS)[number];

/** How long ago something happened at most. */
export const AGES = COUNTED_AGES;
export type Age = CountedAge;

/** Everything that decides what the list shows. It lives in the URL, so that a view can be sent to somebody. */
export interface DomainQuery {
  show: Show;
  q: string;
  /** Brand codes; any of them. */
  brands: string[];
  /** All of them. */
  tags: string[];
  /** Vantages and what they say, such as `telkom:ada`. */
  seen: string[];
  block: Block | null;
  /** Only what was not measured for too long. */
  stale: boolean;
  /** The verdict changed within this time. */
  changed: Age | null;
  /** A verdict was reached within this time. */
  checked: Age | null;
  /** By brand, worst first. */
  grouped: boolean;
  /** Null: blocked first, then by name. */
  sort: DomainSort | null;
}

export const EVERYTHING: DomainQuery = {
  show: 'all',
  q: '',
  brands: [],
  tags: [],
  seen: [],
  block: null,
  stale: false,
  changed: null,
  checked: null,
  grouped: false,
  sort: null,
};

/** The part of Angular's ParamMap that is needed. */
interface UrlParams {
  get(name: string): string | null;
  getAll(name: string): string[];
}

export const among = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

export function queryFrom(params: UrlParams): DomainQuery {
  return {
    show: among(SHOWS, params.get('status')) ?? 'all',
    q: params.get('q') ?? '',
    brands: params.getAll('brand'),
    tags: params.getAll('tag'),
    seen: params.getAll('vantage').filter((each) => SEEN_PATTERN.test(each)),
    block: among(BLOCKS, params.get('block')),
    stale: params.get('stale') === 'true',
    changed: among(AGES, params.get('changed')),
    checked: among(AGES, params.get('checked')),
    grouped: params.get('group') === 'brand',
    sort: among(DOMAIN_SORTS, params.get('sort')),
  };
}

/** Whether both ask for the same, so that nothing needs to be read anew. */
export const sameQuery = (one: DomainQuery, other: DomainQuery): boolean =>
  JSON.stringify(toUrl(one)) === JSON.stringify(toUrl(other));

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** Query parameters of the page's own URL; undefined ones are left out of it. */
export const toUrl = (query: DomainQuery): Params => ({
  status: query.show === 'all' ? undefined : query.show,
  brand: some(query.brands),
  tag: some(query.tags),
  vantage: some(query.seen),
  block: query.block ?? undefined,
  stale: query.stale || undefined,
  changed: query.changed ?? undefined,
  checked: query.checked ?? undefined,
  group: query.grouped ? 'brand' : undefined,
  q: query.q || undefined,
  sort: query.sort ?? undefined,
});

const isSearchedFor = (typed: string): boolean => {
  const { words, tooShort } = searchWords(typed);
  return words.length > 0 && tooShort.length === 0;
};

/**
 * What the API is asked for. It searches for no single characters and for nothing that is no word (`https://`): while
 * that is being typed, the words before it are what counts; so are the first ones of a pasted text.
 */
export const wordsOf = (q: string): string =>
  q.split(/\s+/).filter(isSearchedFor).slice(0, LIMITS.searchWords).join(' ');

/** Whether anything but the order is asked for, so that an empty answer means "no match" and not "nothing yet". */
export const isFiltered = ({ grouped: _, sort: __, ...asked }: DomainQuery): boolean =>
  !sameQuery({ ...EVERYTHING, ...asked, q: wordsOf(asked.q) }, EVERYTHING);
