import { BSONRegExp } from 'bson';
import { encodeKey, stringPrefixKey, successor, typeBracket } from '../bson/key';
import { isArray, isOperatorDocument, sortRank, typeOf, type Value } from '../bson/values';
import type { Condition } from '../query/filter';

/** Encoded values from `low` (inclusive) to `high` (exclusive). */
export interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
  /** A single value: the index's next field is ordered within it. */
  readonly point: boolean;
}

/** Where in an index the values that satisfy a condition lie. `exact`: everything there satisfies it. */
export interface Intervals {
  readonly list: readonly Interval[];
  readonly exact: boolean;
}

const point = (value: Value): Interval => {
  const low = encodeKey(value);
  return { low, high: successor(low) as Buffer, point: true };
};

/** Undefined: the condition says nothing that an index could use. */
export const intervalsOf = ({ operator, operand, options = '' }: Condition): Intervals | undefined => {
  switch (operator) {
    case '$eq':
      return isIndexable(operand) ? { list: [point(operand)], exact: operand !== null } : undefined;
    case '$in':
      return inIntervals(operand);
    case '$regex':
      return regexIntervals(operand as string, options);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeIntervals(operator, operand);
    default:
      return undefined;
  }
};

/** Arrays are indexed by element, so a whole array cannot be looked up; MinKey and MaxKey compare across types. */
const isIndexable = (value: Value): boolean => {
  if (isArray(value) || isOperatorDocument(value)) return false;
  const type = typeOf(value);
  return type !== 'minKey' && type !== 'maxKey' && type !== 'decimal';
};

const inIntervals = (operand: Value): Intervals | undefined => {
  if (!isArray(operand)) return undefined;
  if (operand.some((value) => !isIndexable(value) || value instanceof BSONRegExp)) return undefined;
  return { list: merged(operand.map(point)), exact: !operand.includes(null) };
};

const rangeIntervals = (operator: string, operand: Value): Intervals | undefined => {
  if (operand === null) return operator.endsWith('e') ? { list: [point(null)], exact: false } : undefined;
  if (!isIndexable(operand) || Number.isNaN(operand) || operand instanceof BSONRegExp) return undefined;
  const { low: first, high: end } = typeBracket(operand);
  const key = encodeKey(operand);
  const after = successor(key) as Buffer;
  const upward = operator.startsWith('$g');
  const low = upward ? (operator === '$gte' ? key : after) : first;
  const high = upward ? end : operator === '$lte' ? after : key;
  // NaN lies at the lower end of the numbers and compares with none of them
  const exact = upward || sortRank(operand) !== sortRank(0);
  return { list: [{ low, high, point: false }], exact };
};

const LITERAL_PREFIX = /^\^((?:[^\\.*+?()[\]{}|^$\n]|\\[^\w\s])*)/;

const regexIntervals = (pattern: string, options: string): Intervals | undefined => {
  if (options !== '' || pattern.includes('|')) return undefined;
  const literal = LITERAL_PREFIX.exec(pattern)?.[1];
  if (!literal) return undefined;
  const optional = /^[*?{]/.test(pattern.slice(literal.length + 1));
  const prefix = [...literal.replace(/\\(.)/gs, '$1')].slice(0, optional ? -1 : undefined).join('');
  if (prefix === '') return undefined;
  const low = stringPrefixKey(prefix);
  const exact = pattern.length === literal.length + 1;
  const strings = { low, high: successor(low) as Buffer, point: false };
  return { list: merged([strings, point(new BSONRegExp(pattern, options))]), exact };
};

/** Sorted, and joined where they overlap. */
export const merged = (intervals: readonly Interval[]): readonly Interval[] => {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low));
  const result: Interval[] = [];
  for (const interval of sorted) {
    const last = result.at(-1);
    if (last === undefined || Buffer.compare(last.high, interval.low) <= 0) result.push(interval);
    else if (Buffer.compare(last.high, interval.high) < 0) {
      result[result.length - 1] = { low: last.low, high: interval.high, point: false };
    }
  }
  return result;
};

export const intersection = (a: readonly Interval[], b: readonly Interval[]): readonly Interval[] =>
  merged(
    a.flatMap((left) =>
      b.flatMap((right) => {
        const low = Buffer.compare(left.low, right.low) > 0 ? left.low : right.low;
        const high = Buffer.compare(left.high, right.high) < 0 ? left.high : right.high;
        return Buffer.compare(low, high) < 0 ? [{ low, high, point: left.point || right.point }] : [];
      }),
    ),
  );
