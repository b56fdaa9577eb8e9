import { BSONRegExp } from 'bson';
import { encodeKey, prefixKey, successor, typeBracket } from '../bson/key';
import { toNumber } from '../bson/numbers';
import { isArray, type Value } from '../bson/values';
import type { Condition } from '../query/filter';
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
  if (operator === '$regex') return regexIntervals(operand as BSONRegExp);
  const values = operator === '$in' && isArray(operand) ? operand : [operand];
  // arrays are indexed by their elements, so a whole one cannot be looked up
  if (values.some((value) => isArray(value) || (operator === '$in' && value instanceof BSONRegExp))) return undefined;
  if (operator === '$eq' || operator === '$in')
    return { list: merge(values.map(point)), exact: !values.includes(null) };
  return /^\$[gl]te?$/.test(operator) ? rangeIntervals(operator, operand) : undefined;
};

const rangeIntervals = (operator: string, operand: Value): Intervals | undefined => {
  if (operand === null || Number.isNaN(toNumber(operand))) return undefined;
  const [first, end] = typeBracket(operand);
  const key = encodeKey(operand);
  const low = operator === '$gte' ? key : operator === '$gt' ? successor(key) : first;
  const high = operator === '$lt' ? key : operator === '$lte' ? successor(key) : end;
  // NaN lies below all numbers and compares with none of them
  return { list: [{ low, high, point: false }], exact: operator.startsWith('$g') || toNumber(operand) === undefined };
};

const LITERAL_START = /^\^((?:[^\\.*+?()[\]{}|^$]|\\[^\w])*)/;

/** Strings with the literal text that the pattern demands at the start, and the pattern itself as a value. */
const regexIntervals = (regex: BSONRegExp): Intervals | undefined => {
  const { pattern, options } = regex;
  const [start = '', literal = ''] = LITERAL_START.exec(pattern) ?? [];
  const rest = pattern.slice(start.length);
  // a quantifier may make the last character optional
  const prefix = [...literal.replace(/\\(.)/gs, '$1')].slice(0, /^[*?{]/.test(rest) ? -1 : undefined).join('');
  if (prefix === '' || options !== '' || pattern.includes('|')) return undefined;
  const low = prefixKey(prefix);
  return { list: merge([{ low, high: successor(low), point: false }, point(regex)]), exact: rest === '' };
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
