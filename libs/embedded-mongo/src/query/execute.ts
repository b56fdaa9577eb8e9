import { decodeDocument } from '../bson/decode';
import { equalValues } from '../bson/key';
import { type Document, isDocument, newDocument, type Value } from '../bson/values';
import { badValue } from '../mongo-error';
import { type Plan, planQuery } from '../indexes/plan';
import type { Collection, StoredDocument, StoredIndex } from '../storage/collection';
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
    (index, ranges, most) => collection.countEntries(index, ranges, most),
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
export const findMatches = (collection: Collection, query: Query): readonly StoredDocument[] =>
  search(collection, query, NO_FIELDS, (stored) => stored);

/** The same, decoded: at least the top-level fields wanted (undefined: all). */
export const findDocuments = (
  collection: Collection,
  query: Query,
  wanted?: ReadonlySet<string>,
): readonly Document[] => search(collection, query, wanted, (_, document) => document);

const NO_FIELDS: ReadonlySet<string> = new Set();

const search = <T>(
  collection: Collection,
  query: Query,
  wanted: ReadonlySet<string> | undefined,
  keep: (stored: StoredDocument, document: Document) => T,
): readonly T[] => {
  const { filter, sort, skip, limit } = query;
  const plan = planOf(collection, query);
  const inOrder = sort.length === 0 || (plan !== 'COLLSCAN' && plan.sorted);
  const exact = plan !== 'COLLSCAN' && plan.exact && inOrder;
  const read =
    filter.fields && wanted && new Set([...filter.fields, ...wanted, ...sort.map(({ path }) => topLevelField(path))]);
  const only = exact ? wanted : read;
  const end = limit === 0 ? Infinity : skip + limit;
  const found: T[] = [];
  const unsorted: { readonly kept: T; readonly document: Document }[] = [];
  for (const stored of exact
    ? collection.scanIndex(plan.index, plan.ranges, plan.backward, skip, limit)
    : candidates(collection, plan)) {
    const document = only?.size === 0 ? NOTHING : decodeDocument(stored.body, 0, only);
    if (!exact && !filter.matches(document)) continue;
    if (inOrder) found.push(keep(stored, document));
    else unsorted.push({ kept: keep(stored, document), document });
    if (!exact && inOrder && found.length >= end) break;
  }
  if (exact) return found;
  const ordered = inOrder ? found : sortBy(unsorted, ({ document }) => document, sort).map(({ kept }) => kept);
  return ordered.slice(skip, end);
};

const NOTHING = newDocument();

/** How many documents match before skip and limit, reading as little as possible. */
export const countMatches = (collection: Collection, filter: Filter, hint?: Value): number => {
  if (filter.complete && filter.conditions.length === 0) return collection.count();
  const query = { filter, sort: [], skip: 0, limit: 0, hint };
  const plan = planOf(collection, query);
  if (plan !== 'COLLSCAN' && plan.exact) return collection.countEntries(plan.index, plan.ranges);
  let count = 0;
  for (const { body } of candidates(collection, plan))
    if (filter.matches(decodeDocument(body, 0, filter.fields))) count += 1;
  return count;
};

const candidates = (collection: Collection, plan: Plan): Iterable<StoredDocument> => {
  if (plan === 'COLLSCAN') return collection.scan();
  const found = collection.scanIndex(plan.index, plan.ranges, plan.backward);
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
