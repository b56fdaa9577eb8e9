import { decodeDocument } from '../bson/decode';
import { equalValues } from '../bson/key';
import { type Document, isDocument, type Value } from '../bson/values';
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
export const findMatches = (collection: Collection, query: Query): readonly StoredDocument[] => {
  const plan = planOf(collection, query);
  const end = query.limit === 0 ? Infinity : query.skip + query.limit;
  if (plan !== 'COLLSCAN' && plan.exact && plan.sorted) {
    return [...collection.scanIndex(plan.index, plan.ranges, plan.backward, query.skip, query.limit)];
  }
  const sorted = query.sort.length === 0 || (plan !== 'COLLSCAN' && plan.sorted);
  const found: { readonly stored: StoredDocument; readonly document: Document }[] = [];
  const only = fieldsRead(query);
  for (const stored of candidates(collection, plan)) {
    const document = decodeDocument(stored.body, 0, only);
    if (!query.filter.matches(document)) continue;
    found.push({ stored, document });
    if (sorted && found.length >= end) break;
  }
  const ordered = sorted ? found : sortBy(found, ({ document }) => document, query.sort);
  return ordered.slice(query.skip, end).map(({ stored }) => stored);
};

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

/** The top-level fields that filtering and sorting read; undefined: all. */
const fieldsRead = ({ filter, sort }: Query): ReadonlySet<string> | undefined =>
  filter.fields && new Set([...filter.fields, ...sort.map(({ path }) => topLevelField(path))]);

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
