import { decodeDocument } from '../bson/decode';
import type { Document } from '../bson/values';
import { type Plan, planQuery } from '../indexes/plan';
import type { Collection, StoredDocument, StoredIndex } from '../storage/collection';
import type { Filter, MatchState } from './filter';
import { topLevelField } from './paths';
import { compileSort, type SortKey } from './sort';

export interface Query {
  readonly filter: Filter;
  readonly sort: readonly SortKey[];
  readonly skip: number;
  /** 0: no limit. */
  readonly limit: number;
  readonly hint?: StoredIndex | 'COLLSCAN';
}

/** A match as it is stored; `document` holds at least the fields that the filter and the sort read. */
export interface Match {
  readonly stored: StoredDocument;
  readonly document: Document;
  readonly state: MatchState;
}

export const plan = (collection: Collection, { filter, sort, hint }: Query): Plan =>
  planQuery(filter, sort, collection.indexes, hint);

/** The documents that match, in order, after skip and limit. */
export const findMatches = (collection: Collection, query: Query): readonly Match[] => {
  const chosen = plan(collection, query);
  const { skip, limit, sort } = query;
  const sorted =
    sort.length === 0 || (chosen !== 'COLLSCAN' && chosen.scans.length === 1 && chosen.scans[0]?.sorted === true);
  const end = limit === 0 ? Infinity : skip + limit;
  const matches: Match[] = [];
  for (const match of matching(candidates(collection, chosen), query)) {
    matches.push(match);
    if (sorted && matches.length >= end) break;
  }
  const ordered = sorted ? matches : sortMatches(matches, sort);
  return ordered.slice(skip, end);
};

/** How many documents match, reading as little as possible. */
export const countMatches = (collection: Collection, query: Query): number => {
  const total =
    query.filter.conditions.length === 0 && query.filter.conditionsAreAll
      ? collection.count()
      : countAll(collection, query);
  const rest = Math.max(0, total - query.skip);
  return query.limit === 0 ? rest : Math.min(rest, query.limit);
};

const countAll = (collection: Collection, query: Query): number => {
  const chosen = plan(collection, query);
  if (chosen !== 'COLLSCAN' && chosen.scans.length === 1) {
    const [{ index, ranges, exact }] = chosen.scans as [(typeof chosen.scans)[number]];
    if (exact) return ranges.reduce((sum, range) => sum + collection.countEntries(index, range), 0);
  }
  let count = 0;
  for (const _ of matching(candidates(collection, chosen), query)) count += 1;
  return count;
};

/** The fields of the document that must be decoded to filter and sort it; undefined: all. */
const fieldsRead = ({ filter, sort }: Query): ReadonlySet<string> | undefined =>
  filter.fields && new Set([...filter.fields, ...sort.map(({ path }) => topLevelField(path))]);

function* matching(documents: Iterable<StoredDocument>, query: Query): IterableIterator<Match> {
  const only = fieldsRead(query);
  for (const stored of documents) {
    const document = decodeDocument(stored.body, 0, only);
    const state: MatchState = {};
    if (query.filter.matches(document, state)) yield { stored, document, state };
  }
}

function* candidates(collection: Collection, chosen: Plan): IterableIterator<StoredDocument> {
  if (chosen === 'COLLSCAN') {
    yield* collection.scan();
    return;
  }
  const seen = chosen.scans.some(({ repeats }) => repeats) || chosen.scans.length > 1 ? new Set<number>() : undefined;
  for (const { index, ranges, backward } of chosen.scans) {
    for (const range of backward ? [...ranges].reverse() : ranges) {
      for (const stored of collection.scanIndex(index, range, backward)) {
        if (seen?.has(stored.rowId)) continue;
        seen?.add(stored.rowId);
        yield stored;
      }
    }
  }
}

const sortMatches = (matches: readonly Match[], sort: readonly SortKey[]): readonly Match[] => {
  const { tupleOf, compare } = compileSort(sort);
  return matches
    .map((match) => ({ match, tuple: tupleOf(match.document) }))
    .sort((a, b) => compare(a.tuple, b.tuple))
    .map(({ match }) => match);
};
