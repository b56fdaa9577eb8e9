import { equalValues } from '../bson/compare';
import { encodeKey, invertKey, successor } from '../bson/key';
import { badValue } from '../mongo-error';
import type { Condition, Filter } from '../query/filter';
import type { SortKey } from '../query/sort';
import type { KeyRange, StoredIndex } from '../storage/collection';
import type { IndexDefinition } from './definition';
import { intersection, type Interval, intervalsOf } from './intervals';

/** One way to find the candidates of a filter. */
export interface IndexScan {
  readonly index: StoredIndex;
  readonly ranges: readonly KeyRange[];
  readonly backward: boolean;
  /** The scan yields documents in the order asked for. */
  readonly sorted: boolean;
  /** Every entry in the ranges is a match and no document has two of them: entries can be counted and skipped unread. */
  readonly exact: boolean;
  /** A document may come more than once. */
  readonly repeats: boolean;
}

/** How a query runs: over everything, or over the entries of one index or (for `$or`) of several. */
export type Plan = { readonly scans: readonly IndexScan[] } | 'COLLSCAN';

/** More look-ups than this in one scan cost more than they save. */
const MAX_RANGES = 100_000;

interface FieldBounds {
  readonly intervals: readonly Interval[];
  readonly used: readonly Condition[];
  readonly exact: boolean;
}

export const planQuery = (
  filter: Filter,
  sort: readonly SortKey[],
  indexes: readonly StoredIndex[],
  hint?: StoredIndex | 'COLLSCAN',
): Plan => {
  if (hint === 'COLLSCAN') return 'COLLSCAN';
  const candidates = hint === undefined ? indexes : [hint];
  const scans = candidates.flatMap((index) => scanOf(filter, sort, index) ?? []);
  const [best] = scans.sort((a, b) => b.score - a.score);
  if (best !== undefined && best.score > 0) return { scans: [best.scan] };
  if (hint !== undefined) return { scans: [fullScan(hint)] };
  return planBranches(filter, indexes) ?? 'COLLSCAN';
};

/** `$or`: every branch must have an index, else everything is read anyway. */
const planBranches = (filter: Filter, indexes: readonly StoredIndex[]): Plan | undefined => {
  const plans = filter.branches?.map((branch) => planQuery(branch, [], indexes));
  if (plans === undefined || plans.length === 0) return undefined;
  const scans = plans.flatMap((plan) => (plan === 'COLLSCAN' ? [] : plan.scans));
  if (plans.includes('COLLSCAN')) return undefined;
  return { scans: scans.map((scan) => ({ ...scan, exact: false, repeats: true })) };
};

const fullScan = (index: StoredIndex): IndexScan => {
  const { sparse, partial, name } = index.definition;
  if (sparse || partial !== undefined)
    throw badValue(`the hinted index ${name} does not hold every document of this query`);
  return { index, ranges: [EVERYTHING], backward: false, sorted: false, exact: false, repeats: index.multikey !== 0 };
};

const EVERYTHING: KeyRange = { low: Buffer.alloc(0), high: undefined };

const scanOf = (
  filter: Filter,
  sort: readonly SortKey[],
  index: StoredIndex,
): { readonly scan: IndexScan; readonly score: number } | undefined => {
  const { definition } = index;
  const bounds = boundsOf(filter.conditions, index);
  if (!holdsEveryMatch(definition, filter.conditions, bounds)) return undefined;
  const points = bounds.findIndex(({ intervals }) => intervals.length !== 1 || !intervals[0]?.point);
  const equalities = points < 0 ? bounds.length : points;
  const order = sortOrder(index, sort, equalities);
  if (bounds.length === 0 && order === undefined) return undefined;
  const ranges = rangesOf(bounds, definition);
  const used = new Set(bounds.flatMap((bound) => bound.used));
  const covered = filter.conditionsAreAll && filter.conditions.every((condition) => used.has(condition));
  const repeats = mayRepeat(index, bounds);
  const scan: IndexScan = {
    index,
    ranges,
    backward: order === 'backward',
    sorted: order !== undefined,
    exact: covered && !repeats && bounds.every(({ exact }) => exact),
    repeats,
  };
  return { scan, score: scoreOf(index, bounds, sort.length > 0 && order !== undefined) };
};

/** Equality on a unique key beats equality, beats `$in`, beats a range, beats only the order. */
const scoreOf = ({ definition }: StoredIndex, bounds: readonly FieldBounds[], ordered: boolean): number => {
  const perField = bounds.map(({ intervals }) => {
    if (intervals.every(({ point }) => point)) return intervals.length === 1 ? 100 : 90;
    return 40;
  });
  const points =
    bounds.length === definition.fields.length &&
    bounds.every(({ intervals }) => intervals.every(({ point }) => point));
  const total = perField.reduce((sum, score) => sum + score, 0);
  return total + (definition.unique && points ? 1000 : 0) + (ordered ? 30 : 0) - definition.fields.length / 100;
};

/** The usable prefix of the index: fields bound to single values, then at most one field bound to anything else. */
const boundsOf = (conditions: readonly Condition[], index: StoredIndex): readonly FieldBounds[] => {
  const bounds: FieldBounds[] = [];
  let arrayBound = false;
  let ranges = 1;
  for (const [position, { path }] of index.definition.fields.entries()) {
    const multikey = (index.multikey & (1 << position)) !== 0;
    if (multikey && arrayBound) break;
    const bound = fieldBounds(
      conditions.filter((condition) => condition.path === path),
      multikey,
    );
    ranges *= bound?.intervals.length ?? 1;
    if (bound === undefined || ranges > MAX_RANGES) break;
    arrayBound ||= multikey;
    bounds.push(bound);
    if (!bound.intervals.every(({ point }) => point)) break;
  }
  return bounds;
};

/** Two conditions on an array may be met by two elements, so only one of them may narrow a multikey field. */
const fieldBounds = (conditions: readonly Condition[], multikey: boolean): FieldBounds | undefined => {
  const usable = conditions.flatMap((condition) => {
    const found = intervalsOf(condition);
    return found === undefined ? [] : [{ condition, ...found }];
  });
  usable.sort((a, b) => Number(!a.list.every(({ point }) => point)) - Number(!b.list.every(({ point }) => point)));
  const [first, ...others] = usable;
  if (first === undefined) return undefined;
  const joined = multikey ? [] : others;
  return {
    intervals: joined.reduce((intervals, { list }) => intersection(intervals, list), first.list),
    used: [first, ...joined].map(({ condition }) => condition),
    exact: first.exact && joined.every(({ exact }) => exact),
  };
};

/** A sparse or partial index answers only queries whose matches are all in it. */
const holdsEveryMatch = (
  { sparse, partial }: IndexDefinition,
  conditions: readonly Condition[],
  bounds: readonly FieldBounds[],
): boolean => {
  if (sparse) return bounds.some(({ intervals }) => excludesNull(intervals));
  if (partial === undefined) return true;
  return (
    partial.conditions.length > 0 &&
    Object.keys(partial.source).every((key) => !key.startsWith('$')) &&
    partial.conditions.every((needed) => conditions.some((given) => implies(given, needed)))
  );
};

const excludesNull = (intervals: readonly Interval[]): boolean => {
  const nothing = encodeKey(null);
  return !intervals.some(({ low, high }) => Buffer.compare(low, nothing) <= 0 && Buffer.compare(nothing, high) < 0);
};

const implies = (given: Condition, needed: Condition): boolean => {
  if (given.path !== needed.path) return false;
  if (given.operator === needed.operator && given.options === needed.options)
    return equalValues(given.operand, needed.operand);
  const existence = needed.operator === '$exists' && needed.operand === true;
  return existence && given.operator === '$eq' && given.operand !== null;
};

/** Whether the index, read forward or backward, yields the sort: equalities may be left out of it. */
const sortOrder = (
  index: StoredIndex,
  sort: readonly SortKey[],
  equalities: number,
): 'forward' | 'backward' | undefined => {
  const { fields } = index.definition;
  for (let start = 0; start <= equalities; start += 1) {
    const covered = sort.every(({ path }, offset) => fields[start + offset]?.path === path);
    const multikey = sort.some((_, offset) => (index.multikey & (1 << (start + offset))) !== 0);
    if (!covered || multikey) continue;
    if (sort.length === 0) return 'forward';
    const flips = sort.map(({ direction }, offset) => fields[start + offset]?.descending !== (direction === -1));
    if (flips.every((flip) => !flip)) return 'forward';
    if (flips.every((flip) => flip)) return 'backward';
  }
  return undefined;
};

/** A document comes twice when two of its array's entries may lie in the ranges. */
const mayRepeat = ({ multikey, definition }: StoredIndex, bounds: readonly FieldBounds[]): boolean =>
  definition.fields.some((_, position) => {
    if ((multikey & (1 << position)) === 0) return false;
    const intervals = bounds[position]?.intervals;
    return intervals === undefined || intervals.length !== 1 || !intervals[0]?.point;
  });

/** The bounds of several fields as ranges of whole entries, in the index's own order. */
const rangesOf = (bounds: readonly FieldBounds[], { fields }: IndexDefinition): readonly KeyRange[] => {
  let heads: readonly Buffer[] = [Buffer.alloc(0)];
  let ranges: readonly KeyRange[] = [EVERYTHING];
  bounds.forEach(({ intervals }, position) => {
    const inverted = fields[position]?.descending === true;
    const inOrder = inverted ? [...intervals].reverse().map(invertInterval) : intervals;
    ranges = heads.flatMap((head) =>
      inOrder.map(({ low, high }) => ({ low: Buffer.concat([head, low]), high: Buffer.concat([head, high]) })),
    );
    heads = ranges.map(({ low }) => low);
  });
  return ranges;
};

/** Under inversion [low, high) becomes (~high, ~low], and byte strings that continue a bound must go along. */
const invertInterval = ({ low, high, point }: Interval): Interval => {
  const from = invertKey(high);
  const start = point ? invertKey(low) : (successor(from) ?? from);
  const lowest = invertKey(low);
  return { low: start, high: successor(lowest) ?? lowest, point };
};
