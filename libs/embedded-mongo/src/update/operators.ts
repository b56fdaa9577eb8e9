import { Timestamp } from 'bson';
import { add, multiply, type Numeric } from '../bson/arithmetic';
import { compareValues } from '../bson/compare';
import { isArray, isDocument, isNumeric, type Maybe, toInteger, toNumber, typeOf, type Value } from '../bson/values';
import { badValue, failedToParse, typeMismatch, unsupported } from '../mongo-error';
import { addToSet, pull, pullAll, push } from './array-operators';

export interface Operator {
  /** Refuses a bad operand before any document is read. */
  readonly check?: (operand: Value, path: string) => void;
  /** The field's next value; undefined removes it, the same value leaves it. */
  readonly apply: (value: Maybe, operand: Value, where: { readonly path: string; readonly now: Date }) => Maybe;
}

const arithmetic = (
  name: string,
  missing: (operand: Numeric) => Numeric,
  combine: (a: Numeric, b: Numeric) => Numeric,
): Operator => ({
  check: (operand) => {
    if (!isNumeric(operand)) throw typeMismatch(`Cannot ${name} with non-numeric argument`);
  },
  apply: (value, operand, { path }) => {
    if (value === undefined) return missing(operand as Numeric);
    if (!isNumeric(value))
      throw typeMismatch(`Cannot apply ${name} to a value of non-numeric type: '${path}' is ${typeOf(value)}`);
    return combine(value, operand as Numeric);
  },
});

const extreme = (sign: 1 | -1): Operator => ({
  apply: (value, operand) => (value === undefined || compareValues(operand, value) * sign > 0 ? operand : value),
});

const set: Operator = { apply: (_, operand) => operand };

export const OPERATORS: Readonly<Record<string, Operator | undefined>> = {
  $set: set,
  $setOnInsert: set,
  $unset: { apply: () => undefined },
  $inc: arithmetic('$inc', (operand) => operand, add),
  $mul: arithmetic('$mul', (operand) => multiply(operand, 0), multiply),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: {
    check: (operand, path) => {
      const wanted = isDocument(operand) ? operand['$type'] : operand;
      if (wanted !== true && wanted !== 'date' && wanted !== 'timestamp')
        throw badValue(`$currentDate of '${path}' takes true or a $type`);
    },
    apply: (_, operand, { now }) => {
      const timestamp = isDocument(operand) && operand['$type'] === 'timestamp';
      return timestamp ? new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) : now;
    },
  },
  $push: {
    check: (operand) => void push(undefined, operand, ''),
    apply: (value, operand, { path }) => push(value, operand, path),
  },
  $addToSet: { apply: (value, operand, { path }) => addToSet(value, operand, path) },
  $pull: { apply: (value, operand, { path }) => pull(value, operand, path) },
  $pullAll: {
    check: (operand) => {
      if (!isArray(operand)) throw badValue('$pullAll requires an array argument');
    },
    apply: (value, operand, { path }) => pullAll(value, operand as readonly Value[], path),
  },
  $pop: {
    check: (operand) => {
      if (Math.abs(toNumber(operand) ?? 0) !== 1) throw failedToParse('$pop expects 1 or -1');
    },
    apply: (value, operand, { path }) => {
      if (value === undefined) return undefined;
      if (!isArray(value))
        throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeOf(value)}'`);
      return toNumber(operand) === 1 ? value.slice(0, -1) : value.slice(1);
    },
  },
  $bit: {
    check: (operand) => void bitOperation(operand),
    apply: (value, operand, { path }) => bitwise(value, operand, path),
  },
};

const bitOperation = (operand: Value): [string, number] => {
  const entry = isDocument(operand) ? Object.entries(operand) : [];
  const [[name, mask]] = entry.length === 1 ? (entry as [[string, Value]]) : [['', null] as [string, Value]];
  if (name !== 'and' && name !== 'or' && name !== 'xor') throw badValue('$bit takes one of and, or, xor');
  if (mask !== null && typeOf(mask) === 'long') throw unsupported('$bit with 64-bit integers');
  return [name, toInteger(mask, 'The $bit operand')];
};

const bitwise = (value: Maybe, operand: Value, path: string): Value => {
  const [name, mask] = bitOperation(operand);
  if (typeof value === 'bigint') throw unsupported('$bit with 64-bit integers');
  if (value !== undefined && typeOf(value) !== 'int')
    throw badValue(`Cannot apply $bit to a value of non-integral type: '${path}'`);
  const bits = (value ?? 0) as number;
  if (name === 'and') return bits & mask;
  return name === 'or' ? bits | mask : bits ^ mask;
};
