import { compareValues } from '../bson/key';
import { add, asDouble, combine, isNumeric, isTruthy, toInteger } from '../bson/numbers';
import { documentOf, isArray, isDocument, isNullish, typeOf } from '../bson/values';
import type { Document, Maybe, Numeric, Value } from '../bson/values';
import { badValue, MongoError, typeMismatch, unsupported } from '../mongo-error';

export interface Operator {
  readonly arity: readonly [least: number, most: number];
  readonly apply: (operands: readonly Maybe[], name: string) => Maybe;
}

const ANY: Operator['arity'] = [0, Infinity];
const ONE: Operator['arity'] = [1, 1];
const TWO: Operator['arity'] = [2, 2];

/** Missing is below everything, null included. */
const compareMaybe = (a: Maybe, b: Maybe): number =>
  a !== undefined && b !== undefined ? compareValues(a, b) : Number(a !== undefined) - Number(b !== undefined);

const comparison = (test: (order: number) => boolean): Operator => ({
  arity: TWO,
  apply: ([a, b]) => test(compareMaybe(a, b)),
});

/** Null or missing in, null out. */
const onValues = (arity: Operator['arity'], apply: (operands: readonly Value[], name: string) => Maybe): Operator => ({
  arity,
  apply: (operands, name) => (operands.some(isNullish) ? null : apply(operands as readonly Value[], name)),
});

const numeric = (value: Maybe, name: string): Numeric => {
  if (!isNumeric(value)) throw typeMismatch(`${name} only supports numeric types`);
  return value;
};

const arrayOf = (value: Maybe, name: string): readonly Value[] => {
  if (!isArray(value)) throw typeMismatch(`The argument to ${name} must be an array`);
  return value;
};

/** A single array stands for its elements, several operands for themselves. */
const spread = (apply: (values: readonly Maybe[]) => Maybe): Operator => ({
  arity: ANY,
  apply: (operands) => apply(operands.length === 1 && isArray(operands[0]) ? operands[0] : operands),
});

export const sum = (values: readonly Maybe[]): Numeric => values.filter(isNumeric).reduce<Numeric>(add, 0);

export const average = (values: readonly Maybe[]): Value => {
  const numbers = values.filter(isNumeric);
  return numbers.length === 0 ? null : asDouble(Number(sum(numbers)) / numbers.length);
};

export const extreme = (values: readonly Maybe[], sign: 1 | -1): Value =>
  values.reduce<Value>((best, value) => {
    if (isNullish(value)) return best;
    return best === null || compareValues(value, best) * sign > 0 ? value : best;
  }, null);

export const mergeDocuments = (values: readonly Maybe[]): Document => {
  const documents = values.filter((value) => !isNullish(value));
  if (!documents.every(isDocument)) throw new MongoError(40400, '$mergeObjects requires object inputs');
  return documentOf(documents.flatMap((document) => Object.entries(document)));
};

const divide = (a: number, b: number): number => {
  if (b === 0) throw badValue("can't $divide by zero");
  return a / b;
};

const asText = ([value]: readonly Value[]): Value => {
  if (value instanceof Date) return value.toISOString();
  const type = typeOf(value as Value);
  if (type === 'double') throw unsupported('$toString of a double');
  if (['string', 'int', 'long', 'bool', 'objectId'].includes(type)) return String(value);
  throw new MongoError(241, `Unsupported conversion from ${type} to string`);
};

const concatenated = (operands: readonly Value[]): string => {
  if (!operands.every((operand) => typeof operand === 'string')) throw typeMismatch('$concat only supports strings');
  return operands.join('');
};

export const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $not: { arity: ONE, apply: ([value]) => !isTruthy(value) },
  $add: onValues(ANY, (all, name) => all.map((value) => numeric(value, name)).reduce<Numeric>(add, 0)),
  $subtract: onValues(TWO, ([a, b], name) => combine(numeric(a, name), numeric(b, name), (x, y) => x - y)),
  $multiply: onValues(ANY, (all, name) =>
    all.map((value) => numeric(value, name)).reduce<Numeric>((a, b) => combine(a, b, (x, y) => x * y), 1),
  ),
  $divide: onValues(TWO, ([a, b], name) => asDouble(divide(Number(numeric(a, name)), Number(numeric(b, name))))),
  $sum: spread(sum),
  $avg: spread(average),
  $min: spread((values) => extreme(values, -1)),
  $max: spread((values) => extreme(values, 1)),
  $concat: onValues(ANY, concatenated),
  $toString: onValues(ONE, asText),
  $type: { arity: ONE, apply: ([value]) => (value === undefined ? 'missing' : typeOf(value)) },
  $isArray: { arity: ONE, apply: ([value]) => isArray(value) },
  $size: { arity: ONE, apply: ([value], name) => arrayOf(value, name).length },
  $first: onValues(ONE, ([array], name) => arrayOf(array, name)[0]),
  $last: onValues(ONE, ([array], name) => arrayOf(array, name).at(-1)),
  $arrayElemAt: onValues(TWO, ([array, at], name) => arrayOf(array, name).at(toInteger(at, name))),
  $in: {
    arity: TWO,
    apply: ([value, array], name) => arrayOf(array, name).some((candidate) => compareMaybe(candidate, value) === 0),
  },
  $concatArrays: onValues(ANY, (operands, name) => operands.flatMap((operand) => arrayOf(operand, name))),
  $mergeObjects: spread(mergeDocuments),
};
