import type { DomainSort, ListDomainsDto, StatusFilter } from '@nawala/contracts';
import { searchWords } from '@nawala/rules';
import type { QueryFilter, Types } from 'mongoose';
import type { Domain } from './domain.schema';
import { rankOf } from './nawala-rank';

type SortKey = 'domain' | 'status' | 'since' | 'lastChecked' | 'createdAt';
type Direction = 1 | -1;

const FIELDS: Readonly<Record<SortKey, string | undefined>> = {
  domain: undefined,
  status: 'nawala.rank',
  since: 'nawala.since',
  lastChecked: 'nawala.lastChecked',
  createdAt: 'createdAt',
};

/** The name ends every order, in the same direction: then the order is total, and an index read forward or back gives it. */
export function domainOrder(sort: DomainSort = 'status'): Record<string, Direction> {
  const direction: Direction = sort.startsWith('-') ? -1 : 1;
  const field = FIELDS[sort.replace(/^-/, '') as SortKey];
  return { ...(field !== undefined && { [field]: direction }), domain: direction };
}

/** One value as an equality, because an index then also gives the order of what follows it. */
const anyOf = <T>(values: readonly T[]): T | { $in: readonly T[] } =>
  values.length === 1 ? (values[0] as T) : { $in: values };

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export const rankOfFilter = (status: StatusFilter): number => rankOf(status === 'tidak-ada' ? 'tidak ada' : status);

/**
 * What the list's query string selects. `brands` are the ids behind its brand codes; undefined when it names none.
 * Anchored expressions without flags are ranges of the index on `terms`.
 */
export function domainFilter(
  { q, status, tag, active }: Pick<ListDomainsDto, 'q' | 'status' | 'tag' | 'active'>,
  brands: readonly Types.ObjectId[] | undefined,
): QueryFilter<Domain> {
  // The longest word first: it is the rarest as a rule, and of several only the first may narrow an index on an array.
  const longestFirst = searchWords(q ?? '').sort((a, b) => b.length - a.length);
  const words = longestFirst.map((word) => ({ terms: { $regex: `^${escape(word)}` } }));
  const tags = [...new Set(tag)].map((each) => ({ tags: each }));
  const all = [...words, ...tags];
  return {
    ...(brands && { brand: anyOf(brands) }),
    ...(active !== undefined && { active }),
    ...(status && status.length > 0 && { 'nawala.rank': anyOf(status.map(rankOfFilter)) }),
    ...(all.length > 0 && { $and: all }),
  } as QueryFilter<Domain>;
}
