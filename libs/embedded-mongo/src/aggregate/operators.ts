import { ObjectId } from 'bson';
import { add, multiply, negate, type Numeric } from '../bson/arithmetic';
import { compareValues } from '../bson/compare';
import {
  asDouble,
  compileRegex,
  type Document,
  documentOf,
  isArray,
  isDocument,
  isNumeric,
  isTruthy,
  type Maybe,
  toInteger,
  toNumber,
  typeOf,
  type Value,
} from '../bson/values';
import { badValue, MongoError, typeMismatch, unsupported } from '../mongo-error';

export interface Operator {
  readonly arity: readonly [least: number, most: number];
  /** `given` tells one array operand from a list of operands where that matters. */
  readonly apply: (operands: readonly Maybe[], given: number) => Maybe;
}

const isNullish = (value: Maybe): value is null | undefined => value === undefined || value === null;

/** Missing is below everything, null included. */
export const compareMaybe = (a: Maybe, b: Maybe): number => {
  if (a !== undefined && b !== undefined) return compareValues(a, b);
  return Number(a !== undefined) - Number(b !== undefined);
};

const comparison = (test: (order: number) => boolean): Operator => ({
  arity: [2, 2],
  apply: ([a, b]) => test(compareMaybe(a, b)),
});

const numeric = (value: Maybe, name: string): Numeric => {
  if (!isNumeric(value))
    throw typeMismatch(`${name} only supports numeric types, not ${value === undefined ? 'missing' : typeOf(value)}`);
  return value;
};

/** Null in, null out; otherwise the numbers. */
const arithmetic = (
  name: string,
  arity: Operator['arity'],
  apply: (numbers: readonly Numeric[]) => Value,
): Operator => ({
  arity,
  apply: (operands) => (operands.some(isNullish) ? null : apply(operands.map((operand) => numeric(operand, name)))),
});

const real = (value: Numeric): number => {
  if (typeOf(value) === 'decimal') throw unsupported('This operator on Decimal128');
  return toNumber(value) as number;
};

const rounded = (name: string, round: (value: number, places: number) => number): Operator =>
  arithmetic(name, [1, 2], ([value, places]) => {
    if (typeof value === 'bigint' || (typeof value === 'number' && typeOf(value) === 'int')) {
      if (places !== undefined && (toNumber(places) as number) < 0) throw unsupported(`${name} to negative places`);
      return value;
    }
    return asDouble(round(real(value as Numeric), places === undefined ? 0 : toInteger(places, name)));
  });

const halfToEven = (value: number, places: number): number => {
  if (!Number.isFinite(value)) return value;
  const scaled = Number(`${value}e${places}`);
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const whole = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  return Number(`${whole}e${-places}`);
};

const text = (value: Maybe, name: string): string => {
  if (typeof value !== 'string')
    throw typeMismatch(
      `${name} requires strings, found ${value === undefined ? 'missing' : value === null ? 'null' : typeOf(value)}`,
    );
  return value;
};

const arrayOf = (value: Maybe, name: string): readonly Value[] => {
  if (!isArray(value)) throw typeMismatch(`The argument to ${name} must be an array`);
  return value;
};

const ascii = (name: string, change: (value: string) => string): Operator => ({
  arity: [1, 1],
  apply: ([value]) => (isNullish(value) ? '' : change(text(value, name))),
});

const element = (name: string, pick: (array: readonly Value[]) => Maybe): Operator => ({
  arity: [1, 1],
  apply: ([array]) => (isNullish(array) ? null : pick(arrayOf(array, name))),
});

/** One array operand stands for its elements; several operands for themselves. */
const spread = (operands: readonly Maybe[], given: number): readonly Maybe[] =>
  given === 1 && isArray(operands[0]) ? operands[0] : operands;

const ANY: Operator['arity'] = [0, Infinity];

export const sum = (values: readonly Maybe[]): Numeric => values.filter(isNumeric).reduce<Numeric>(add, 0);

export const average = (values: readonly Maybe[]): Value => {
  const numbers = values.filter(isNumeric);
  return numbers.length === 0 ? null : asDouble(real(sum(numbers)) / numbers.length);
};

export const extreme = (values: readonly Maybe[], sign: 1 | -1): Value =>
  values.reduce<Value>((best, value) => {
    if (isNullish(value)) return best;
    return best === null || compareValues(value, best) * sign > 0 ? value : best;
  }, null);

const subtract = (a: Maybe, b: Maybe): Value => {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date) {
    if (b instanceof Date) return BigInt(a.getTime() - b.getTime());
    return new Date(a.getTime() - real(numeric(b, '$subtract')));
  }
  return add(numeric(a, '$subtract'), negate(numeric(b, '$subtract')));
};

const addAll = (operands: readonly Maybe[]): Value => {
  if (operands.some(isNullish)) return null;
  const dates = operands.filter((operand) => operand instanceof Date);
  if (dates.length > 1) throw badValue('only one date allowed in an $add expression');
  const total = operands
    .filter((operand) => !(operand instanceof Date))
    .reduce<Numeric>((result, operand) => add(result, numeric(operand, '$add')), 0);
  const [date] = dates;
  return date === undefined ? total : new Date(date.getTime() + real(total));
};

const asText = (value: Maybe): Value => {
  if (isNullish(value)) return null;
  if (value instanceof Date) return value.toISOString();
  if (['string', 'int', 'long', 'bool', 'objectId', 'decimal'].includes(typeOf(value))) return String(value);
  if (typeOf(value) === 'double') {
    const number = real(value as Numeric);
    if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
    if (String(number).includes('e')) throw unsupported('$toString of a very large or small double');
    return String(number);
  }
  throw new MongoError(241, 'ConversionFailure', `Unsupported conversion from ${typeOf(value)} to string`);
};

const asObjectId = (value: Maybe): Value => {
  if (isNullish(value)) return null;
  if (typeOf(value) === 'objectId') return value;
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
  throw new MongoError(241, 'ConversionFailure', `Failed to parse objectId '${String(value)}'`);
};

export const mergeDocuments = (values: readonly Maybe[]): Document => {
  const merged = documentOf([]);
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDocument(value)) throw new MongoError(40400, 'Location40400', '$mergeObjects requires object inputs');
    Object.assign(merged, value);
  }
  return merged;
};

const slice = (array: readonly Value[], first: number, second: number | undefined): readonly Value[] => {
  if (second === undefined) return first < 0 ? array.slice(first) : array.slice(0, first);
  const start = first < 0 ? Math.max(0, array.length + first) : first;
  return array.slice(start, start + second);
};

export const OPERATORS: Readonly<Record<string, Operator | undefined>> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: { arity: [2, 2], apply: ([a, b]) => compareMaybe(a, b) },
  $not: { arity: [1, 1], apply: ([value]) => !isTruthy(value) },
  $add: { arity: ANY, apply: addAll },
  $subtract: { arity: [2, 2], apply: ([a, b]) => subtract(a, b) },
  $multiply: arithmetic('$multiply', ANY, (numbers) => numbers.reduce<Numeric>(multiply, 1)),
  $divide: arithmetic('$divide', [2, 2], ([a, b]) => {
    if (real(b as Numeric) === 0) throw badValue("can't $divide by zero");
    return asDouble(real(a as Numeric) / real(b as Numeric));
  }),
  $mod: arithmetic('$mod', [2, 2], ([a, b]) => {
    if (real(b as Numeric) === 0) throw badValue("can't $mod by zero");
    if (typeof a === 'bigint' || typeof b === 'bigint') return BigInt(a as bigint) % BigInt(b as bigint);
    const rest = real(a as Numeric) % real(b as Numeric);
    return typeOf(a as Value) === 'int' && typeOf(b as Value) === 'int' ? rest + 0 : asDouble(rest);
  }),
  $abs: arithmetic('$abs', [1, 1], ([value]) =>
    (toNumber(value) as number) < 0 ? negate(value as Numeric) : (value as Value),
  ),
  $ceil: rounded('$ceil', Math.ceil),
  $floor: rounded('$floor', Math.floor),
  $round: rounded('$round', halfToEven),
  $sum: { arity: ANY, apply: (operands, given) => sum(spread(operands, given)) },
  $avg: { arity: ANY, apply: (operands, given) => average(spread(operands, given)) },
  $min: { arity: ANY, apply: (operands, given) => extreme(spread(operands, given), -1) },
  $max: { arity: ANY, apply: (operands, given) => extreme(spread(operands, given), 1) },
  $concat: {
    arity: ANY,
    apply: (operands) =>
      operands.some(isNullish) ? null : operands.map((operand) => text(operand, '$concat')).join(''),
  },
  $toLower: ascii('$toLower', (value) => value.replace(/[A-Z]+/g, (part) => part.toLowerCase())),
  $toUpper: ascii('$toUpper', (value) => value.replace(/[a-z]+/g, (part) => part.toUpperCase())),
  $strLenCP: { arity: [1, 1], apply: ([value]) => [...text(value, '$strLenCP')].length },
  $split: {
    arity: [2, 2],
    apply: ([value, by]) =>
      isNullish(value) || isNullish(by) ? null : text(value, '$split').split(text(by, '$split')),
  },
  $substrCP: {
    arity: [3, 3],
    apply: ([value, from, length]) => {
      const start = toInteger(from, '$substrCP');
      return isNullish(value)
        ? ''
        : [...text(value, '$substrCP')].slice(start, start + toInteger(length, '$substrCP')).join('');
    },
  },
  $toString: { arity: [1, 1], apply: ([value]) => asText(value) },
  $toObjectId: { arity: [1, 1], apply: ([value]) => asObjectId(value) },
  $type: { arity: [1, 1], apply: ([value]) => (value === undefined ? 'missing' : typeOf(value)) },
  $isArray: { arity: [1, 1], apply: ([value]) => isArray(value) },
  $size: { arity: [1, 1], apply: ([value]) => arrayOf(value, '$size').length },
  $first: element('$first', (array) => array[0]),
  $last: element('$last', (array) => array[array.length - 1]),
  $arrayElemAt: {
    arity: [2, 2],
    apply: ([array, at]) =>
      isNullish(array) || isNullish(at) ? null : arrayOf(array, '$arrayElemAt').at(toInteger(at, '$arrayElemAt')),
  },
  $in: {
    arity: [2, 2],
    apply: ([value, array]) => arrayOf(array, '$in').some((candidate) => compareMaybe(candidate, value) === 0),
  },
  $slice: {
    arity: [2, 3],
    apply: ([array, first, second]) =>
      isNullish(array)
        ? null
        : slice(
            arrayOf(array, '$slice'),
            toInteger(first, '$slice'),
            second === undefined ? undefined : toInteger(second, '$slice'),
          ),
  },
  $concatArrays: {
    arity: ANY,
    apply: (operands) =>
      operands.some(isNullish) ? null : operands.flatMap((operand) => arrayOf(operand, '$concatArrays')),
  },
  $mergeObjects: { arity: ANY, apply: (operands, given) => mergeDocuments(spread(operands, given)) },
  $objectToArray: {
    arity: [1, 1],
    apply: ([value]) => {
      if (isNullish(value)) return null;
      if (!isDocument(value)) throw typeMismatch('$objectToArray requires a document input');
      return Object.entries(value).map(([k, v]) =>
        documentOf([
          ['k', k],
          ['v', v],
        ]),
      );
    },
  },
};

export const matchesPattern = (input: Maybe, pattern: string, options: string): boolean =>
  !isNullish(input) && compileRegex(pattern, options).test(text(input, '$regexMatch'));
