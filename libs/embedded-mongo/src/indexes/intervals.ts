import { encodeKey, successor, typeBracket } from '../bson/key';
import { toNumber } from '../bson/numbers';
import { isArray, isOperatorDocument, type Value } from '../bson/values';
import { badValue } from '../mongo-error';
import type { Name } from '../registry';

/** Keys of one field from `low` (inclusive) to `high` (exclusive); `point`: those of a single value. */
export interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
  readonly point: boolean;
}

/** Where the values that satisfy a condition lie: what matches, and what an index is searched for, is one thing. */
export interface Intervals {
  /** In order, and apart. */
  readonly list: readonly Interval[];
  /** An index can be searched for them: not for a whole array, since it holds the elements. */
  readonly inIndex: boolean;
  /** Whatever lies there in an index satisfies the condition. */
  readonly exact: boolean;
}

/** `=`: the value itself was given. */
export type ConditionOperator = Name<'query operator'> | '=';

/** Those of `$ne` are where it does not match. @throws MongoError for a malformed operand. */
export const intervalsOf = (operator: ConditionOperator, operand: Value): Intervals => {
  switch (operator) {
    case '$in':
      if (!isArray(operand)) throw badValue('$in needs an array');
      if (operand.some(isOperatorDocument)) throw badValue('cannot nest $ under $in');
      return pointsOf(operand);
    case '$gt':
    case '$gte':
    case '$lt':
      return rangeOf(operator, operand);
    default:
      return pointsOf([operand]);
  }
};

const pointsOf = (values: readonly Value[]): Intervals => ({
  list: apart(values.map(pointOf)),
  inIndex: !values.some(isArray),
  // an index holds null also for what is no document within an array
  exact: !values.includes(null),
});

const pointOf = (value: Value): Interval => {
  const low = encodeKey(value);
  return { low, high: successor(low), point: true };
};

const apart = (points: readonly Interval[]): readonly Interval[] =>
  points
    .toSorted((a, b) => Buffer.compare(a.low, b.low))
    .filter(({ low }, at, sorted) => at === 0 || !low.equals((sorted[at - 1] as Interval).low));

/** Only values of the operand's own type compare (all numbers are one type); null and NaN only equal themselves. */
const rangeOf = (operator: '$gt' | '$gte' | '$lt', operand: Value): Intervals => {
  if (operand === null || Number.isNaN(toNumber(operand))) return pointsOf(operator === '$gte' ? [operand] : []);
  const [first, end] = typeBracket(operand);
  const key = encodeKey(operand);
  const [low, high] = {
    $gt: [successor(key), end],
    $gte: [key, end],
    // NaN lies below all numbers
    $lt: [toNumber(operand) === undefined ? first : successor(encodeKey(NaN)), key],
  }[operator] as [Buffer, Buffer];
  return { list: [{ low, high, point: false }], inIndex: !isArray(operand), exact: true };
};

/** Whether the key lies in one of them. */
export const holds = (intervals: readonly Interval[], key: Buffer): boolean => {
  let [from, to] = [0, intervals.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { low, high } = intervals[middle] as Interval;
    if (Buffer.compare(key, low) < 0) to = middle;
    else if (Buffer.compare(key, high) < 0) return true;
    else from = middle + 1;
  }
  return false;
};

export const intersect = (a: readonly Interval[], b: readonly Interval[]): readonly Interval[] =>
  a.flatMap((left) =>
    b.flatMap((right) => {
      const low = Buffer.compare(left.low, right.low) > 0 ? left.low : right.low;
      const high = Buffer.compare(left.high, right.high) < 0 ? left.high : right.high;
      return Buffer.compare(low, high) < 0 ? [{ low, high, point: left.point || right.point }] : [];
    }),
  );

/** Flips the order of the bytes. */
const invert = (key: Buffer): Buffer => Buffer.from(key.map((byte) => ~byte));

/** The same values in a descending field. Keys that continue a bound go with it, so an exclusive end stays exclusive. */
export const inverted = (intervals: readonly Interval[]): readonly Interval[] =>
  [...intervals].reverse().map(({ low, high, point: single }) => ({
    low: single ? invert(low) : successor(invert(high)),
    high: successor(invert(low)),
    point: single,
  }));
