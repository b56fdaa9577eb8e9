import { BSONRegExp } from 'bson';
import { compareValues, equalValues } from '../bson/key';
import { add, isNumeric, toNumber } from '../bson/numbers';
import { documentOf, isArray, isDocument, isOperatorDocument, typeOf } from '../bson/values';
import type { Maybe, Numeric, Value } from '../bson/values';
import { badValue, failedToParse, typeMismatch, unsupported } from '../mongo-error';
import { compileElement } from '../query/filter';

export interface Operator {
  /** Refuses a bad operand before any document is read. */
  readonly check?: (operand: Value) => void;
  /** The field's next value; undefined removes it, the same value leaves it. */
  readonly apply: (value: Maybe, operand: Value, path: string) => Maybe;
}

const set: Operator = { apply: (_, operand) => operand };

const extreme = (sign: 1 | -1): Operator => ({
  apply: (value, operand) => (value === undefined || compareValues(operand, value) * sign > 0 ? operand : value),
});

const arrayAt = (value: Maybe, path: string): readonly Value[] => {
  if (value === undefined) return [];
  if (!isArray(value)) throw badValue(`The field '${path}' must be an array but is of type ${typeOf(value)}`);
  return value;
};

/** The values of an operand that may be `{ $each: [...] }`. */
const eachOf = (operand: Value): readonly Value[] => {
  if (!isDocument(operand) || !isOperatorDocument(operand)) return [operand];
  const modifier = Object.keys(operand).find((key) => key !== '$each');
  if (modifier !== undefined) throw unsupported(`The modifier ${modifier}`);
  if (!isArray(operand['$each'])) throw badValue('The argument to $each must be an array');
  return operand['$each'];
};

const without = (value: Maybe, path: string, isUnwanted: (element: Value) => boolean): Maybe => {
  const kept = arrayAt(value, path).filter((element) => !isUnwanted(element));
  return isArray(value) && kept.length < value.length ? kept : value;
};

/** Operators and regular expressions test the element itself, a document is a filter on element documents. */
const unwantedBy = (operand: Value): ((element: Value) => boolean) => {
  if (operand instanceof BSONRegExp) return compileElement(documentOf([['$regex', operand]]));
  return isDocument(operand) ? compileElement(operand) : (element) => equalValues(element, operand);
};

export const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: set,
  $setOnInsert: set,
  $unset: { apply: () => undefined },
  $inc: {
    check: (operand) => {
      if (!isNumeric(operand)) throw typeMismatch('Cannot increment with non-numeric argument');
    },
    apply: (value, operand, path) => {
      if (value !== undefined && !isNumeric(value))
        throw typeMismatch(`Cannot apply $inc to '${path}', which is of type ${typeOf(value)}`);
      return value === undefined ? operand : add(value, operand as Numeric);
    },
  },
  $min: extreme(-1),
  $max: extreme(1),
  $push: {
    check: eachOf,
    apply: (value, operand, path) => [...arrayAt(value, path), ...eachOf(operand)],
  },
  $addToSet: {
    check: eachOf,
    apply: (value, operand, path) => {
      const before = arrayAt(value, path);
      const after = eachOf(operand).reduce<readonly Value[]>(
        (set, candidate) => (set.some((element) => equalValues(element, candidate)) ? set : [...set, candidate]),
        before,
      );
      return value !== undefined && after.length === before.length ? value : after;
    },
  },
  $pull: {
    check: unwantedBy,
    apply: (value, operand, path) => without(value, path, unwantedBy(operand)),
  },
  $pullAll: {
    check: (operand) => {
      if (!isArray(operand)) throw badValue('$pullAll requires an array argument');
    },
    apply: (value, operand, path) =>
      without(value, path, (element) =>
        (operand as readonly Value[]).some((unwanted) => equalValues(element, unwanted)),
      ),
  },
  $pop: {
    check: (operand) => {
      if (Math.abs(toNumber(operand) ?? 0) !== 1) throw failedToParse('$pop expects 1 or -1');
    },
    apply: (value, operand, path) =>
      value === undefined
        ? value
        : toNumber(operand) === 1
          ? arrayAt(value, path).slice(0, -1)
          : arrayAt(value, path).slice(1),
  },
};
