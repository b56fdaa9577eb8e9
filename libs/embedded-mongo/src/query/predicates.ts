import { compareValues, equalValues } from '../bson/key';
import { toNumber } from '../bson/numbers';
import { isArray, isNullish, isOperatorDocument, sortRank, typeOf } from '../bson/values';
import type { Maybe, Value } from '../bson/values';
import { badValue } from '../mongo-error';
import type { Name } from '../registry';

/** Asked of one value that a path reaches; undefined where the path ends early. */
export type Predicate = (value: Maybe) => boolean;

const isNaNumber = (value: Value): boolean => Number.isNaN(toNumber(value));

export const equals = (operand: Value): Predicate => {
  if (operand === null) return isNullish;
  const rank = sortRank(operand);
  return (value) =>
    value === operand || (value !== undefined && sortRank(value) === rank && equalValues(value, operand));
};

export type RangeOperator = Extract<Name<'query operator'>, `$${'g' | 'l'}t${'' | 'e'}`>;

/** Only values of the operand's own type compare (all numbers are one type); NaN only equals itself. */
export const inRange = (operator: RangeOperator, operand: Value): Predicate => {
  const orEqual = operator.endsWith('e');
  if (operand === null) return orEqual ? isNullish : () => false;
  if (isNaNumber(operand)) return orEqual ? equals(operand) : () => false;
  const sign = operator.startsWith('$g') ? 1 : -1;
  const rank = sortRank(operand);
  return (value) => {
    if (value === undefined || sortRank(value) !== rank || isNaNumber(value)) return false;
    const order = compareValues(value, operand) * sign;
    return order > 0 || (orEqual && order === 0);
  };
};

export const isIn = (operand: Value): Predicate => {
  if (!isArray(operand)) throw badValue('$in needs an array');
  if (operand.some(isOperatorDocument)) throw badValue('cannot nest $ under $in');
  const simple = new Set<unknown>(operand.map(simpleKey).filter((key) => key !== undefined));
  const others = operand.filter((element) => simpleKey(element) === undefined).map(equals);
  return (value) => simple.has(simpleKey(value)) || others.some((matches) => matches(value));
};

/** What tells long lists of strings and ids apart fast; undefined for other types. */
const simpleKey = (value: Maybe): string | undefined => {
  if (typeof value === 'string') return `s${value}`;
  return !isNullish(value) && typeOf(value) === 'objectId' ? `o${String(value)}` : undefined;
};
