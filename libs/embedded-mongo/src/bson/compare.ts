import { type Binary, type BSONRegExp, Decimal128, Double, type ObjectId, type Timestamp } from 'bson';
import { compareScaled, scaledOf, scaledOfDouble, type Scaled } from './decimal';
import { type Document, sortRank, type Value, typeOf } from './values';

/** MongoDB's total order over all values (missing is null's business, not this function's). */
export const compareValues = (a: Value, b: Value): number => {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const rank = sortRank(a);
  const difference = rank - sortRank(b);
  if (difference !== 0) return Math.sign(difference);
  switch (typeOf(a)) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return compareNumbers(a as number, b as number);
    case 'object':
      return compareDocuments(a as Document, b as Document);
    case 'array':
      return compareArrays(a as readonly Value[], b as readonly Value[]);
    case 'binData':
      return compareBinary(a as Binary, b as Binary);
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 'bool':
      return Number(a) - Number(b);
    case 'date':
      return compareDoubles((a as Date).getTime(), (b as Date).getTime());
    case 'timestamp':
      return (a as Timestamp).compare(b as Timestamp);
    case 'regex':
      return (
        compareStrings((a as BSONRegExp).pattern, (b as BSONRegExp).pattern) ||
        compareStrings((a as BSONRegExp).options, (b as BSONRegExp).options)
      );
    default:
      return 0;
  }
};

export const equalValues = (a: Value, b: Value): boolean => compareValues(a, b) === 0;

/** NaN equals itself and sorts below every other number; −0 equals 0. */
export const compareDoubles = (a: number, b: number): number => {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
};

/** By bytes of UTF-8, which is the order of code points; UTF-16's own order differs beyond U+FFFF. */
export const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    const bothOrNeitherSurrogate = left >= 0xd800 && left <= 0xdfff === (right >= 0xd800 && right <= 0xdfff);
    if (bothOrNeitherSurrogate) return left < right ? -1 : 1;
    return (a.codePointAt(index) ?? 0) < (b.codePointAt(index) ?? 0) ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
};

type Numeric = number | bigint | Double | Decimal128;

const plain = (value: Numeric): number | bigint | Scaled => {
  if (value instanceof Double) return value.value;
  return value instanceof Decimal128 ? scaledOf(value.toString()) : value;
};

const scaled = (value: number | bigint | Scaled): Scaled => {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  return typeof value === 'number' ? scaledOfDouble(value) : value;
};

const compareNumbers = (left: Numeric, right: Numeric): number => {
  const a = plain(left);
  const b = plain(right);
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : Number(a > b);
  if (typeof a === 'number' && !Number.isFinite(a)) return Number.isNaN(a) ? -1 : Math.sign(a);
  if (typeof b === 'number' && !Number.isFinite(b)) return Number.isNaN(b) ? 1 : -Math.sign(b);
  return compareScaled(scaled(a), scaled(b));
};

/** Field by field: type, then name, then value; the one that ends first is less. */
const compareDocuments = (a: Document, b: Document): number => {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const leftKey = left[index] as string;
    const rightKey = right[index] as string;
    const leftValue = a[leftKey] as Value;
    const rightValue = b[rightKey] as Value;
    const order =
      sortRank(leftValue) - sortRank(rightValue) ||
      compareStrings(leftKey, rightKey) ||
      compareValues(leftValue, rightValue);
    if (order !== 0) return Math.sign(order);
  }
  return Math.sign(left.length - right.length);
};

const compareArrays = (a: readonly Value[], b: readonly Value[]): number => {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compareValues(a[index] as Value, b[index] as Value);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
};

const compareBinary = (a: Binary, b: Binary): number =>
  Math.sign(a.length() - b.length()) || Math.sign(a.sub_type - b.sub_type) || Buffer.compare(a.value(), b.value());
