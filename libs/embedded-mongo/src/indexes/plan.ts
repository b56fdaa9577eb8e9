import { encodeKey } from '../bson/key';
import { unsupported } from '../mongo-error';
import type { Condition, Filter } from '../query/filter';
import type { KeyRange, StoredIndex } from '../storage/stored-index';
import type { IndexField } from './definition';
import { holds, intersect, type Interval, inverted } from './intervals';

/** One way to find the candidates of a query. */
export interface Plan {
  /** Undefined: the whole collection is read. */
  readonly index: StoredIndex | undefined;
  /** In the order of the scan. */
  readonly ranges: readonly KeyRange[];
  readonly backward: boolean;
  /** Yields documents in the order asked for. */
  readonly sorted: boolean;
  /** Every document with an entry in the ranges matches: without repeats, entries can be counted and skipped unseen. */
  readonly exact: boolean;
  /** A document may come more than once. */
  readonly repeats: boolean;
  /** At most one document: nothing can be better. */
  readonly single: boolean;
}

type IndexScan = Plan & { readonly index: StoredIndex };

/** The first byte of a key is never FF. */
const EVERYTHING: KeyRange = { low: Buffer.alloc(0), high: Buffer.from([0xff]) };
/** More look-ups than this cost more than they save. */
const MAX_RANGES = 100_000;
/** Where counting stops and a plan counts as expensive. */
const COUNT_LIMIT = 20_000;

/** What the conditions on one field leave of it. */
interface Bounds {
  readonly intervals: readonly Interval[];
  readonly exact: boolean;
  /** So many conditions are met by whatever lies there. */
  readonly used: number;
}

/** Chooses the scan that reads least: with `wanted` (skip + limit), one in the right order may stop early. */
export const planQuery = (
  filter: Filter,
  sort: readonly IndexField[],
  wanted: number,
  indexes: readonly StoredIndex[],
  hinted: boolean,
): Plan => {
  const scans: IndexScan[] = [];
  for (const index of indexes) {
    const scan = scanOf(filter, sort, index, hinted);
    if (scan?.single) return scan;
    if (scan !== undefined) scans.push(scan);
  }
  if (scans.length < 2) return scans[0] ?? wholeCollection(filter, sort);
  const entries = scans.map(({ index, ranges }) => {
    if (ranges[0] === EVERYTHING) return 5 * COUNT_LIMIT;
    // a list of look-ups is as good as its length
    return ranges.length > 20 ? ranges.length : index.count(ranges, COUNT_LIMIT);
  });
  const fewest = Math.max(1, Math.min(...entries));
  const costs = scans.map(({ sorted, exact, repeats, index }, at) => {
    const all = entries[at] as number;
    // as if matches lay evenly
    const read = sorted ? Math.min(all, exact && !repeats ? wanted : (wanted * Math.max(all, 1)) / fewest) : all;
    return read + (sorted || sort.length === 0 ? 0 : all / 2) + index.definition.fields.length / 100;
  });
  return scans[costs.indexOf(Math.min(...costs))] as IndexScan;
};

const wholeCollection = ({ conditions }: Filter, sort: readonly IndexField[]): Plan => ({
  index: undefined,
  ranges: [],
  backward: false,
  sorted: sort.length === 0,
  exact: conditions.length === 0,
  repeats: false,
  single: false,
});

const scanOf = (
  { conditions }: Filter,
  sort: readonly IndexField[],
  index: StoredIndex,
  hinted: boolean,
): IndexScan | undefined => {
  const { fields, unique } = index.definition;
  const bounds = boundsOf(conditions, index);
  if (!holdsEveryMatch(index, bounds)) {
    if (hinted) throw unsupported(`The hint of the sparse index ${index.definition.name}, which may lack documents,`);
    return undefined;
  }
  const isOfNoUse = !hinted && bounds.length === 0;
  const others = bounds.findIndex((bound) => !isSinglePoint(bound));
  const equalities = others < 0 ? bounds.length : others;
  const single = unique && equalities === fields.length;
  // one document is in every order
  const order = single ? 'forward' : sortOrder(index, sort, equalities);
  if (isOfNoUse && (sort.length === 0 || order === undefined)) return undefined;
  const used = bounds.reduce((sum, bound) => sum + bound.used, 0);
  const repeats = fields.some((_, position) => isMultikey(index, position) && !isSinglePoint(bounds[position]));
  const ranges = rangesOf(bounds, unique && bounds.length === fields.length);
  return {
    index,
    ranges: order === 'backward' ? [...ranges].reverse() : ranges,
    backward: order === 'backward',
    sorted: order !== undefined,
    exact: used === conditions.length && bounds.every(({ exact }) => exact),
    repeats,
    single,
  };
};

const isMultikey = ({ multikey }: StoredIndex, position: number): boolean => (multikey & (1 << position)) !== 0;
const isSinglePoint = (bound: Bounds | undefined): boolean =>
  bound?.intervals.length === 1 && bound.intervals[0]?.point === true;

/** The usable prefix of the index: fields bound to points, then at most one field bound to anything else. */
const boundsOf = (conditions: readonly Condition[], index: StoredIndex): readonly Bounds[] => {
  const bounds: Bounds[] = [];
  let ranges = 1;
  for (const [position, { path, descending }] of index.definition.fields.entries()) {
    const usable = conditions
      .filter((condition) => condition.path === path && condition.operator !== '$ne' && condition.intervals.inIndex)
      .map(({ intervals }) => intervals);
    // two conditions on an array may be met by two elements, so only one of them may narrow a multikey field
    const joined = isMultikey(index, position) ? usable.slice(0, 1) : usable;
    if (joined.length === 0) break;
    const intervals = joined.map(({ list }) => list).reduce(intersect);
    if ((ranges *= intervals.length) > MAX_RANGES) break;
    const exact = joined.every((one) => one.exact);
    bounds.push({ intervals: descending ? inverted(intervals) : intervals, exact, used: joined.length });
    if (!intervals.every(({ point }) => point)) break;
  }
  return bounds;
};

/** A sparse index answers only queries whose matches are all in it. */
const holdsEveryMatch = ({ definition: { sparse, fields } }: StoredIndex, bounds: readonly Bounds[]): boolean =>
  !sparse || bounds.some(({ intervals }, at) => fields[at]?.descending === false && !holds(intervals, encodeKey(null)));

/** Whether the index, read forward or backward, yields the sort; fields bound to one value may be left out of it. */
const sortOrder = (
  index: StoredIndex,
  sort: readonly IndexField[],
  equalities: number,
): 'forward' | 'backward' | undefined => {
  for (let start = 0; start <= equalities; start += 1) {
    const fields = index.definition.fields.slice(start);
    const usable = sort.every(({ path }, at) => fields[at]?.path === path && !isMultikey(index, start + at));
    const flips = new Set(sort.map(({ descending }, at) => fields[at]?.descending !== descending));
    if (usable && flips.size < 2) return flips.has(true) ? 'backward' : 'forward';
  }
  return undefined;
};

const joined = (head: Buffer, tail: Buffer): Buffer => (head.length === 0 ? tail : Buffer.concat([head, tail]));

/** The bounds of several fields as ranges of whole entries, in the order of the index; `unique`: points are whole keys. */
const rangesOf = (bounds: readonly Bounds[], unique: boolean): readonly KeyRange[] => {
  let ranges: readonly KeyRange[] = [EVERYTHING];
  for (const [position, { intervals }] of bounds.entries()) {
    const single = unique && position === bounds.length - 1;
    const longer: KeyRange[] = [];
    for (const { low: head } of ranges)
      for (const { low, high, point } of intervals)
        longer.push({ low: joined(head, low), high: joined(head, high), single: single && point });
    ranges = longer;
  }
  return ranges;
};
