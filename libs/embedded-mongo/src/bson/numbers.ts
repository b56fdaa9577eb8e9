import { Double } from 'bson';
import { badValue, unsupported } from '../mongo-error';
import { isInt32, type Maybe, type Numeric, sortRank, typeOf } from './values';

export const isNumeric = (value: Maybe): value is Numeric => value !== undefined && sortRank(value) === sortRank(0);

/** The value as a JavaScript number (rounded if it must be); undefined when it is none. */
export const toNumber = (value: Maybe): number | undefined =>
  typeof value === 'number' ? value : isNumeric(value) ? Number(value) : undefined;

export const toInteger = (value: Maybe, what: string): number => {
  const number = toNumber(value);
  if (number === undefined || !Number.isSafeInteger(number)) throw badValue(`${what} must be an integer`);
  return number;
};

/** BSON's truth: everything but false, null, missing and zero. */
export const isTruthy = (value: Maybe): boolean =>
  value !== undefined && value !== null && value !== false && toNumber(value) !== 0;

/** A double keeps its type even when its value is an integer. */
export const asDouble = (value: number): Numeric => (isInt32(value) ? new Double(value) : value);

/** Combines in the wider of both types: int, long when the result does not fit, double. */
export const combine = (a: Numeric, b: Numeric, operation: (a: number, b: number) => number): Numeric => {
  const result = operation(Number(a), Number(b));
  if (typeof a === 'number' && typeof b === 'number' && isInt32(a) && isInt32(b) && isInt32(result)) return result;
  if (typeOf(a) === 'double' || typeOf(b) === 'double') return asDouble(result);
  if (![Number(a), Number(b), result].every(Number.isSafeInteger)) throw unsupported('Arithmetic beyond 2^53');
  return typeof a === 'number' && typeof b === 'number' && isInt32(result + 0) ? result + 0 : BigInt(result);
};

export const add = (a: Numeric, b: Numeric): Numeric => combine(a, b, (x, y) => x + y);
