import { decodeDocument } from '../bson/decode';
import { equalValues } from '../bson/key';
import { type Document, isDocument, newDocument, type Value } from '../bson/values';
import { badValue } from '../mongo-error';
import { type Plan, planQuery } from '../indexes/plan';
import type { StoredDocument } from '../storage/chunks';
import type { Collection } from '../storage/collection';
import type { StoredIndex } from '../storage/stored-index';
import type { Filter } from './filter';
import { topLevelField } from './paths';
import { sortBy, type SortKey } from './sort';

export interface Query {
  readonly filter: Filter;
  readonly sort: readonly SortKey[];
  readonly skip: number;
  /** 0: no limit. */
  readonly limit: number;
  /** An index by name or key: no other is considered. */
  readonly hint?: Value;
}

export const planOf = (collection: Collection, { filter, sort, skip, limit, hint }: Query): Plan =>
  planQuery(
    filter,
    sort,
    limit === 0 ? Infinity : skip + limit,
    hint === undefined ? collection.indexes : collection.indexes.filter(indexNamed(collection, hint)),
    hint !== undefined,
  );

/** By name or by key, as `hint` and `dropIndexes` take it. */
export const matchesName =
  (wanted: Value) =>
  ({ definition: { name, spec } }: StoredIndex): boolean =>
    isDocument(wanted) ? equalValues(spec['key'] as Value, wanted) : name === wanted;

const indexNamed = ({ indexes }: Collection, hint: Value): ((index: StoredIndex) => boolean) => {
  if (indexes.some(matchesName(hint))) return matchesName(hint);
  throw badValue('hint provided does not correspond to an existing index');
};

/** The documents that match, in order, after skip and limit, still encoded. */
export const findMatches = (collection: Collection, query: Query): readonly StoredDocument[] => [
  ...readMatches(collection, query),
];

/**
 * The same one by one, each read when it is asked for (`ahead`: so many will be at once) unless all must be sorted
 * first. What is written meanwhile may be met or not; what is not touched comes exactly once.
 */
export const readMatches = (collection: Collection, query: Query, ahead = 1): IterableIterator<StoredDocument> =>
  search(collection, query, ahead, NO_FIELDS, (stored) => stored);

/** The same, decoded: at least the top-level fields wanted (undefined: all). */
export const findDocuments = (
  collection: Collection,
  query: Query,
  wanted?: ReadonlySet<string>,
): readonly Document[] => [...search(collection, query, 1, wanted, (_, document) => document)];

const NO_FIELDS: ReadonlySet<string> = new Set();

function* search<T>(
  collection: Collection,
  query: Query,
  ahead: number,
  wanted: ReadonlySet<string> | undefined,
  keep: (stored: StoredDocument, document: Document) => T,
): IterableIterator<T> {
  const { filter, sort, skip, limit } = query;
  const plan = planOf(collection, query);
  const inOrder = sort.length === 0 || (plan !== 'COLLSCAN' && plan.sorted);
  const exact = plan !== 'COLLSCAN' && plan.exact && !plan.repeats && inOrder;
  const end = limit === 0 ? Infinity : skip + limit;
  const read =
    filter.fields && wanted && new Set([...filter.fields, ...wanted, ...sort.map(({ path }) => topLevelField(path))]);
  const only = exact ? wanted : read;
  const unsorted: { readonly kept: T; readonly document: Document }[] = [];
  let found = exact ? skip : 0;
  for (const stored of exact
    ? plan.index.scan(plan.ranges, plan.backward, limit || ahead, skip)
    : candidates(collection, plan, limit || ahead)) {
    const document = only?.size === 0 ? NOTHING : decodeDocument(stored.body, 0, only);
    if (!exact && !filter.matches(document)) continue;
    const kept = keep(stored, document);
    if (!inOrder) unsorted.push({ kept, document });
    else if ((found += 1) > skip) yield kept;
    if (inOrder && found >= end) return;
  }
  for (const { kept } of sortBy(unsorted, ({ document }) => document, sort).slice(skip, end)) yield kept;
}

const NOTHING = newDocument();

/** How many documents match before skip and limit, reading as little as possible. */
export const countMatches = (collection: Collection, filter: Filter, hint?: Value): number => {
  if (filter.complete && filter.conditions.length === 0) return collection.count();
  const query = { filter, sort: [], skip: 0, limit: 0, hint };
  const plan = planOf(collection, query);
  if (plan !== 'COLLSCAN' && plan.exact && !plan.repeats) return plan.index.count(plan.ranges);
  const [range, ...others] = plan === 'COLLSCAN' ? [] : plan.ranges;
  if (plan !== 'COLLSCAN' && plan.exact && range && others.length === 0) return plan.index.countDocuments(range);
  let count = 0;
  for (const { body } of candidates(collection, plan, 1))
    if (filter.matches(decodeDocument(body, 0, filter.fields))) count += 1;
  return count;
};

const candidates = (collection: Collection, plan: Plan, first: number): Iterable<StoredDocument> => {
  if (plan === 'COLLSCAN') return collection.scan(first);
  const found = plan.index.scan(plan.ranges, plan.backward, first);
  return plan.repeats ? once(found) : found;
};

function* once(documents: Iterable<StoredDocument>): IterableIterator<StoredDocument> {
  const seen = new Set<number>();
  for (const stored of documents) {
    if (seen.has(stored.rowId)) continue;
    seen.add(stored.rowId);
    yield stored;
  }
}
