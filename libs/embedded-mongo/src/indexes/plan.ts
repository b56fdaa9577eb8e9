import { encodeKey, equalValues } from '../bson/key';
import type { Condition, Filter } from '../query/filter';
import type { SortKey } from '../query/sort';
import type { KeyRange, StoredIndex } from '../storage/collection';
import { intersect, type Interval, intervalsOf, inverted } from './intervals';

/** One way to find the candidates of a query. */
export interface IndexScan {
  readonly index: StoredIndex;
  /** In the order of the scan. */
  readonly ranges: readonly KeyRange[];
  readonly backward: boolean;
  /** Yields documents in the order asked for. */
  readonly sorted: boolean;
  /** Every entry in the ranges is a match of its own: entries can be counted and skipped without a look at documents. */
  readonly exact: boolean;
  /** A document may come more than once. */
  readonly repeats: boolean;
  /** At most one document: nothing can be better. */
  readonly single: boolean;
}

export type Plan = IndexScan | 'COLLSCAN';

/** How many entries lie in the ranges; need not count beyond `limit`. */
export type CountEntries = (index: StoredIndex, ranges: readonly KeyRange[], limit: number) => number;

const EVERYTHING: KeyRange = { low: Buffer.alloc(0), high: undefined };
/** More look-ups than this cost more than they save. */
const MAX_RANGES = 100_000;
/** Where counting stops and a plan counts as expensive. */
const COUNT_LIMIT = 20_000;

interface FieldBounds {
  readonly intervals: readonly Interval[];
  readonly used: readonly Condition[];
  readonly exact: boolean;
}

/**
 * Chooses the scan that reads least. With `wanted` (skip + limit) an ordered scan may stop early; how far it gets is
 * estimated from the most selective scan, as if matches lay evenly.
 */
export const planQuery = (
  filter: Filter,
  sort: readonly SortKey[],
  wanted: number,
  indexes: readonly StoredIndex[],
  countEntries: CountEntries,
  hinted: boolean,
): Plan => {
  const scans: IndexScan[] = [];
  for (const index of indexes) {
    const scan = scanOf(filter, sort, index, hinted);
    if (scan?.single) return scan;
    if (scan !== undefined) scans.push(scan);
  }
  if (scans.length < 2) return scans[0] ?? 'COLLSCAN';
  const counted = scans.map((scan) => ({ scan, entries: entriesIn(scan, countEntries) }));
  const fewest = Math.min(...counted.map(({ entries }) => entries));
  const costs = counted.map(({ scan, entries }) => {
    const share = scan.exact ? 1 : Math.max(fewest, 1) / Math.max(entries, 1);
    const read = scan.sorted ? Math.min(entries, wanted / share) : entries;
    return {
      scan,
      cost: read + (scan.sorted || sort.length === 0 ? 0 : entries / 2) + scan.index.definition.fields.length / 100,
    };
  });
  return costs.reduce((best, other) => (other.cost < best.cost ? other : best)).scan;
};

const entriesIn = ({ index, ranges }: IndexScan, countEntries: CountEntries): number => {
  if (ranges.length === 1 && ranges[0] === EVERYTHING) return 5 * COUNT_LIMIT;
  // a list of look-ups is as good as its length
  return ranges.length > 20 ? ranges.length : countEntries(index, ranges, COUNT_LIMIT);
};

const scanOf = (
  filter: Filter,
  sort: readonly SortKey[],
  index: StoredIndex,
  hinted: boolean,
): IndexScan | undefined => {
  const bounds = boundsOf(filter.conditions, index);
  if (!holdsEveryMatch(index, filter.conditions, bounds)) return undefined;
  const others = bounds.findIndex((bound) => !isSinglePoint(bound));
  const equalities = others < 0 ? bounds.length : others;
  const order = sortOrder(index, sort, equalities);
  if (!hinted && bounds.length === 0 && (order === undefined || sort.length === 0)) return undefined;
  const used = new Set(bounds.flatMap((bound) => bound.used));
  const repeats = index.definition.fields.some(
    (_, position) => isMultikey(index, position) && !isSinglePoint(bounds[position]),
  );
  const covered = filter.complete && filter.conditions.every((condition) => used.has(condition));
  const ranges = rangesOf(bounds);
  return {
    index,
    ranges: order === 'backward' ? [...ranges].reverse() : ranges,
    backward: order === 'backward',
    sorted: order !== undefined,
    exact: covered && !repeats && bounds.every(({ exact }) => exact),
    repeats,
    single: index.definition.unique && equalities === index.definition.fields.length,
  };
};

const isMultikey = ({ multikey }: StoredIndex, position: number): boolean => (multikey & (1 << position)) !== 0;
const isSinglePoint = (bound: FieldBounds | undefined): boolean =>
  bound?.intervals.length === 1 && bound.intervals[0]?.point === true;

/** The usable prefix of the index: fields bound to points, then at most one field bound to anything else. */
const boundsOf = (conditions: readonly Condition[], index: StoredIndex): readonly FieldBounds[] => {
  const bounds: FieldBounds[] = [];
  let ranges = 1;
  for (const [position, { path, descending }] of index.definition.fields.entries()) {
    const bound = fieldBounds(
      conditions.filter((condition) => condition.path === path),
      isMultikey(index, position),
    );
    ranges *= bound?.intervals.length ?? 1;
    if (bound === undefined || ranges > MAX_RANGES) break;
    bounds.push(descending ? { ...bound, intervals: inverted(bound.intervals) } : bound);
    if (!bound.intervals.every(({ point }) => point)) break;
  }
  return bounds;
};

/** Two conditions on an array may be met by two elements, so only one of them may narrow a multikey field. */
const fieldBounds = (conditions: readonly Condition[], multikey: boolean): FieldBounds | undefined => {
  const usable = conditions.flatMap((condition) => {
    const intervals = intervalsOf(condition);
    return intervals === undefined ? [] : [{ condition, ...intervals }];
  });
  const joined = multikey ? usable.slice(0, 1) : usable;
  if (joined.length === 0) return undefined;
  return {
    intervals: joined.map(({ list }) => list).reduce(intersect),
    used: joined.map(({ condition }) => condition),
    exact: joined.every(({ exact }) => exact),
  };
};

/** A sparse or partial index answers only queries whose matches are all in it. */
const holdsEveryMatch = (
  { definition }: StoredIndex,
  conditions: readonly Condition[],
  bounds: readonly FieldBounds[],
): boolean => {
  const { sparse, partial } = definition;
  if (sparse)
    return bounds.some(
      ({ intervals }, position) => definition.fields[position]?.descending === false && excludesNull(intervals),
    );
  if (partial === undefined) return true;
  return partial.complete && partial.conditions.every((needed) => conditions.some((given) => implies(given, needed)));
};

const excludesNull = (intervals: readonly Interval[]): boolean => {
  const nothing = encodeKey(null);
  return !intervals.some(({ low, high }) => Buffer.compare(low, nothing) <= 0 && Buffer.compare(nothing, high) < 0);
};

const implies = (given: Condition, needed: Condition): boolean => {
  if (given.path !== needed.path) return false;
  if (given.operator === needed.operator) return equalValues(given.operand, needed.operand);
  return needed.operator === '$exists' && needed.operand === true && given.operator === '$eq' && given.operand !== null;
};

/** Whether the index, read forward or backward, yields the sort; fields bound to one value may be left out of it. */
const sortOrder = (
  { definition: { fields }, multikey }: StoredIndex,
  sort: readonly SortKey[],
  equalities: number,
): 'forward' | 'backward' | undefined => {
  for (let start = 0; start <= equalities; start += 1) {
    const usable = sort.every(
      ({ path }, offset) => fields[start + offset]?.path === path && (multikey & (1 << (start + offset))) === 0,
    );
    const flips = new Set(
      sort.map(({ direction }, offset) => fields[start + offset]?.descending !== (direction === -1)),
    );
    if (usable && flips.size < 2) return flips.has(true) ? 'backward' : 'forward';
  }
  return undefined;
};

/** The bounds of several fields as ranges of whole entries, in the order of the index. */
const rangesOf = (bounds: readonly FieldBounds[]): readonly KeyRange[] => {
  let heads: readonly Buffer[] = [Buffer.alloc(0)];
  let ranges: readonly KeyRange[] = [EVERYTHING];
  for (const { intervals } of bounds) {
    ranges = heads.flatMap((head) =>
      intervals.map(({ low, high }) => ({ low: Buffer.concat([head, low]), high: Buffer.concat([head, high]) })),
    );
    heads = ranges.map(({ low }) => low);
  }
  return ranges;
};
