import { Binary, BSONRegExp, Double } from 'bson';
import { compareValues, equalValues } from '../bson/compare';
import {
  compileRegex,
  isArray,
  isDocument,
  isNumeric,
  type Maybe,
  sortRank,
  toInteger,
  toNumber,
  typeOf,
  typesNamed,
  type Value,
} from '../bson/values';
import { badValue, failedToParse } from '../mongo-error';

/** Asked of one value that a path reaches; undefined where the path ends early. */
export type Predicate = (value: Maybe) => boolean;

const isNullish = (value: Maybe): boolean => value === undefined || value === null;
const isNaNumber = (value: Value): boolean => Number.isNaN(toNumber(value) ?? 0);

export const equals = (operand: Value): Predicate => {
  if (operand === null) return isNullish;
  if (typeof operand === 'string') return (value) => value === operand;
  return (value) => value !== undefined && equalValues(value, operand);
};

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the operand's own type compare (all numbers are one type). */
export const inRange = (operator: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): Predicate => {
  const orEqual = operator.endsWith('e');
  if (operand === null) return orEqual ? isNullish : () => false;
  if (operand instanceof BSONRegExp)
    throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}.`);
  const type = typeOf(operand);
  if (isNaNumber(operand)) return (value) => orEqual && value !== undefined && equalValues(value, operand);
  const sign = operator.startsWith('$g') ? 1 : -1;
  const rank = sortRank(operand);
  const acrossTypes = type === 'minKey' || type === 'maxKey';
  return (value) => {
    if (value === undefined || (!acrossTypes && sortRank(value) !== rank) || isNaNumber(value)) return false;
    const order = compareValues(value, operand) * sign;
    return order > 0 || (orEqual && order === 0);
  };
};

export const matchesRegex = (pattern: string, options: string): Predicate => {
  const regex = compileRegex(pattern, options);
  return (value) => {
    if (typeof value === 'string') return regex.test(value);
    return value instanceof BSONRegExp && value.pattern === pattern && value.options === options;
  };
};

export const isIn = (operand: Value): Predicate => {
  if (!isArray(operand)) throw badValue('$in needs an array');
  const predicates: Predicate[] = [];
  const strings = new Set<string>();
  const objectIds = new Set<string>();
  for (const element of operand) {
    if (typeof element === 'string') strings.add(element);
    else if (element instanceof BSONRegExp) predicates.push(matchesRegex(element.pattern, element.options));
    else if (isDocument(element) && Object.keys(element)[0]?.startsWith('$')) throw badValue('cannot nest $ under $in');
    else if (element !== null && typeOf(element) === 'objectId') objectIds.add(String(element));
    else predicates.push(equals(element));
  }
  return (value) => {
    if (typeof value === 'string' && strings.has(value)) return true;
    if (objectIds.size > 0 && value != null && typeOf(value) === 'objectId' && objectIds.has(String(value)))
      return true;
    return predicates.some((matches) => matches(value));
  };
};

export const hasType = (operand: Value): Predicate => {
  const sets = (isArray(operand) ? operand : [operand]).map(typesNamed);
  return (value) => value !== undefined && sets.some((types) => types.has(typeOf(value)));
};

export const hasSize = (operand: Value): Predicate => {
  const size = toInteger(operand, 'Failed to parse $size. Argument');
  if (size < 0) throw badValue('$size may not be negative');
  return (value) => isArray(value) && value.length === size;
};

export const hasRemainder = (operand: Value): Predicate => {
  if (!isArray(operand) || operand.length !== 2) throw badValue('malformed mod, needs to be an array of two numbers');
  const [divisor, remainder] = operand.map((part) => {
    const number = toNumber(part);
    if (number === undefined || !Number.isFinite(number))
      throw badValue('malformed mod, divisor and remainder must be numbers');
    return BigInt(Math.trunc(number));
  }) as [bigint, bigint];
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    if (!isNumeric(value)) return false;
    const number = toNumber(value) as number;
    if (!Number.isFinite(number)) return false;
    return (typeof value === 'bigint' ? value : BigInt(Math.trunc(number))) % divisor === remainder;
  };
};

export type BitOperator = '$bitsAllSet' | '$bitsAllClear' | '$bitsAnySet' | '$bitsAnyClear';

export const hasBits = (operator: BitOperator, operand: Value): Predicate => {
  const mask = maskOf(operand);
  return (value) => {
    const bits = bitsOf(value);
    if (bits === undefined) return false;
    const set = bits & mask;
    if (operator === '$bitsAllSet') return set === mask;
    if (operator === '$bitsAllClear') return set === 0n;
    return operator === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
};

const maskOf = (operand: Value): bigint => {
  if (isArray(operand)) {
    return operand.reduce<bigint>((mask, position) => mask | (1n << BigInt(toInteger(position, 'bit positions'))), 0n);
  }
  const mask = bitsOf(operand);
  if (mask === undefined || mask < 0n)
    throw failedToParse('a bit mask must be a non-negative integer, BinData or an array of positions');
  return mask;
};

const bitsOf = (value: Maybe): bigint | undefined => {
  if (typeof value === 'bigint') return value;
  if (value instanceof Binary) return BigInt(`0x${Buffer.from(value.value()).reverse().toString('hex') || '0'}`);
  if (typeof value !== 'number' && !(value instanceof Double)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? BigInt(number) : undefined;
};
