import { compareValues, equalValues } from '../bson/key';
import { add, isNumeric } from '../bson/numbers';
import { documentOf, firstKey, isArray, isDocument, isOperatorDocument, typeOf } from '../bson/values';
import type { Maybe, Numeric, Value } from '../bson/values';
import { badValue, typeMismatch, unsupported } from '../mongo-error';
import { compileFilter } from '../query/filter';
import type { Name } from '../registry';

export interface Operator {
  /** Refuses a bad operand before any document is read. */
  readonly check?: (operand: Value) => void;
  /** The operand is a question, not a value to be stored. */
  readonly asks?: true;
  /** The field's next value; undefined removes it, the same value leaves it. */
  readonly apply: (value: Maybe, operand: Value, field: string) => Maybe;
}

const set: Operator = { apply: (_, operand) => operand };

const arrayAt = (value: Maybe, field: string): readonly Value[] => {
  if (value === undefined) return [];
  if (!isArray(value)) throw badValue(`The field '${field}' must be an array but is of type ${typeOf(value)}`);
  return value;
};

/** Operators test the element itself, a document is a filter on element documents. */
const unwantedBy = (operand: Value): ((element: Value) => boolean) => {
  const isQuestion = isOperatorDocument(operand);
  if (!isQuestion && !isDocument(operand)) return (element) => equalValues(element, operand);
  if (isDocument(operand) && firstKey(operand) === undefined) throw unsupported('$pull of an empty document');
  const { matches } = compileFilter(isQuestion ? documentOf([['element', operand]]) : operand);
  return (element) => {
    if (isArray(element)) throw unsupported('$pull by a condition where the array holds arrays');
    return isQuestion ? matches(documentOf([['element', element]])) : isDocument(element) && matches(element);
  };
};

export const OPERATORS: { readonly [name in Name<'update operator'>]: Operator } = {
  $set: set,
  $setOnInsert: set,
  $unset: { asks: true, apply: () => undefined },
  $inc: {
    check: (operand) => {
      if (!isNumeric(operand)) throw typeMismatch('Cannot increment with non-numeric argument');
    },
    apply: (value, operand, field) => {
      if (value !== undefined && !isNumeric(value))
        throw typeMismatch(`Cannot apply $inc to '${field}', which is of type ${typeOf(value)}`);
      return value === undefined ? operand : add(value, operand as Numeric);
    },
  },
  $max: { apply: (value, operand) => (value === undefined || compareValues(operand, value) > 0 ? operand : value) },
  $addToSet: {
    check: (operand) => {
      if (isOperatorDocument(operand)) throw unsupported(`$addToSet with the modifier ${firstKey(operand)}`, 9);
    },
    apply: (value, operand, field) => {
      const before = arrayAt(value, field);
      return before.some((element) => equalValues(element, operand)) ? value : [...before, operand];
    },
  },
  $pull: {
    asks: true,
    check: unwantedBy,
    apply: (value, operand, field) => {
      const isUnwanted = unwantedBy(operand);
      const kept = arrayAt(value, field).filter((element) => !isUnwanted(element));
      return isArray(value) && kept.length < value.length ? kept : value;
    },
  },
};
