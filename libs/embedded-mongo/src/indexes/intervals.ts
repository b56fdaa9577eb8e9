import { encodeKey, successor, typeBracket } from '../bson/key';
import { toNumber } from '../bson/numbers';
import { isArray, type Value } from '../bson/values';
import type { Condition } from '../query/filter';
import type { RangeOperator } from '../query/predicates';
import { invert } from './keys';

/** Keys of one field from `low` (inclusive) to `high` (exclusive); `point`: those of a single value. */
export interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
  readonly point: boolean;
}

/** Where the values that satisfy a condition lie. `exact`: whatever lies there satisfies it. */
export interface Intervals {
  readonly list: readonly Interval[];
  readonly exact: boolean;
}

const point = (value: Value): Interval => {
  const low = encodeKey(value);
  return { low, high: successor(low), point: true };
};

/** Undefined: the condition says nothing that an index could use. */
export const intervalsOf = ({ operator, operand }: Condition): Intervals | undefined => {
  switch (operator) {
    case '=':
      return pointIntervals([operand]);
    case '$in':
      return pointIntervals(operand as readonly Value[]);
    case '$gt':
    case '$gte':
    case '$lt':
      return rangeIntervals(operator, operand);
    default:
      return undefined;
  }
};

/** Arrays are indexed by their elements, so a whole one cannot be looked up. */
const pointIntervals = (values: readonly Value[]): Intervals | undefined =>
  values.some(isArray) ? undefined : { list: merge(values.map(point)), exact: !values.includes(null) };

const rangeIntervals = (operator: RangeOperator, operand: Value): Intervals | undefined => {
  if (operand === null || isArray(operand) || Number.isNaN(toNumber(operand))) return undefined;
  const [first, end] = typeBracket(operand);
  const key = encodeKey(operand);
  if (operator === '$gt') return { list: [{ low: successor(key), high: end, point: false }], exact: true };
  if (operator === '$gte') return { list: [{ low: key, high: end, point: false }], exact: true };
  // NaN lies below all numbers and compares with none of them
  return { list: [{ low: first, high: key, point: false }], exact: toNumber(operand) === undefined };
};

/** In order, and joined where they overlap. */
const merge = (intervals: readonly Interval[]): readonly Interval[] => {
  const merged: Interval[] = [];
  for (const interval of [...intervals].sort((a, b) => Buffer.compare(a.low, b.low))) {
    const last = merged.at(-1);
    if (last === undefined || Buffer.compare(last.high, interval.low) <= 0) merged.push(interval);
  }
  return merged;
};

export const intersect = (a: readonly Interval[], b: readonly Interval[]): readonly Interval[] =>
  a.flatMap((left) =>
    b.flatMap((right) => {
      const low = Buffer.compare(left.low, right.low) > 0 ? left.low : right.low;
      const high = Buffer.compare(left.high, right.high) < 0 ? left.high : right.high;
      return Buffer.compare(low, high) < 0 ? [{ low, high, point: left.point || right.point }] : [];
    }),
  );

/** The same values in a descending field. Keys that continue a bound go with it, so an exclusive end stays exclusive. */
export const inverted = (intervals: readonly Interval[]): readonly Interval[] =>
  [...intervals].reverse().map(({ low, high, point: single }) => ({
    low: single ? invert(low) : successor(invert(high)),
    high: successor(invert(low)),
    point: single,
  }));
