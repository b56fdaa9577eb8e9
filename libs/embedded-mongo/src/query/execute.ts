import { decodeDocument } from '../bson/decode';
import { equalValues } from '../bson/key';
import { isDocument, type Value } from '../bson/values';
import { badValue } from '../mongo-error';
import type { IndexField } from '../indexes/definition';
import { type Plan, planQuery } from '../indexes/plan';
import type { Met, Steps } from '../steps';
import type { StoredDocument } from '../storage/chunks';
import type { Collection } from '../storage/collection';
import type { StoredIndex } from '../storage/stored-index';
import type { Filter } from './filter';
import { sorted, sortKeyOf } from './sort';

export interface Query {
  readonly filter: Filter;
  readonly sort: readonly IndexField[];
  readonly skip: number;
  /** 0: no limit. */
  readonly limit: number;
  /** An index by name or key: no other is considered. */
  readonly hint?: Value;
}

/** The one index that is named, or whose key is given. */
const hinted = ({ indexes }: Collection, hint: Value): readonly StoredIndex[] => {
  const found = indexes.filter(({ definition: { name, spec } }) =>
    isDocument(hint) ? equalValues(spec['key'] as Value, hint) : name === hint,
  );
  if (found.length > 0) return found;
  throw badValue('hint provided does not correspond to an existing index');
};

export const planOf = (collection: Collection, { filter, sort, skip, limit, hint }: Query): Plan =>
  planQuery(
    filter,
    sort,
    limit === 0 ? Infinity : skip + limit,
    hint === undefined ? collection.indexes : hinted(collection, hint),
    hint !== undefined,
  );

/**
 * The documents that match, in order, after skip and limit, still encoded; each is read when it is asked for (`ahead`: so
 * many will be at once) unless all must be sorted first. What is written meanwhile may be met or not; what is not touched
 * comes exactly once. As long as nothing is sorted, a match is what is stored until the search goes on.
 */
export function* readMatches(collection: Collection, query: Query, ahead = 1): Met<StoredDocument> {
  const { filter, sort, skip, limit } = query;
  const plan = planOf(collection, query);
  const { exact, sorted: inOrder } = plan;
  const end = limit === 0 ? Infinity : skip + limit;
  const read = new Set([...filter.fields, ...sort.map(({ parts }) => parts[0] as string)]);
  const unsorted: { readonly stored: StoredDocument; readonly key: Buffer }[] = [];
  let found = plan.index && exact && inOrder && !plan.repeats ? skip : 0;
  for (const stored of candidates(collection, plan, limit || ahead, found)) {
    if (stored === undefined) {
      yield undefined;
      continue;
    }
    const document = exact && inOrder ? undefined : decodeDocument(stored.body, 0, read);
    if (document && !filter.matches(document)) continue;
    if (document && !inOrder) unsorted.push({ stored, key: sortKeyOf(document, sort) });
    else if ((found += 1) > skip) yield stored;
    if (inOrder && found >= end) return;
  }
  for (const { stored } of (yield* sorted(unsorted)).slice(skip, end)) yield stored;
}

/**
 * Changes what matches, or (with `single`) one of it, each as it is now. All of them are found first, since a change may
 * move a document ahead of the search, and then read again in the order in which they lie, so that few pages are written
 * twice.
 */
export function* changeMatches(
  collection: Collection,
  filter: Filter,
  single: boolean,
  change: (match: StoredDocument) => void,
): Steps<void> {
  const rowIds: number[] = [];
  for (const match of readMatches(collection, { filter, sort: [], skip: 0, limit: Number(single) })) {
    if (match === undefined) yield;
    else if (single) change(match);
    else rowIds.push(match.rowId);
  }
  for (const rowId of Float64Array.from(rowIds).sort()) {
    const stored = collection.read(rowId);
    if (stored && filter.matches(decodeDocument(stored.body, 0, filter.fields))) change(stored);
    yield;
  }
}

/** How many documents match before skip and limit, reading as little as possible. */
export function* countMatches(collection: Collection, filter: Filter, hint?: Value): Steps<number> {
  if (filter.conditions.length === 0 && hint === undefined) return collection.count();
  const plan = planOf(collection, { filter, sort: [], skip: 0, limit: 0, hint });
  if (plan.index && plan.exact && !plan.repeats) return plan.index.count(plan.ranges);
  let count = 0;
  for (const stored of candidates(collection, plan, 1)) {
    if (stored === undefined) yield;
    else if (plan.exact || filter.matches(decodeDocument(stored.body, 0, filter.fields))) count += 1;
  }
  return count;
}

/** `skip`: so many entries are passed over unseen. */
const candidates = (
  collection: Collection,
  { index, ranges, backward, repeats }: Plan,
  first: number,
  skip = 0,
): Met<StoredDocument> => {
  if (index === undefined) return collection.scan(first);
  const found = index.scan(ranges, backward, first, skip);
  return repeats ? once(found) : found;
};

function* once(documents: Met<StoredDocument>): Met<StoredDocument> {
  const seen = new Set<number>();
  for (const stored of documents) {
    if (stored !== undefined && seen.has(stored.rowId)) continue;
    if (stored !== undefined) seen.add(stored.rowId);
    yield stored;
  }
}
