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

const INT64 = 2n ** 63n;

/** The sum in the wider of both types: int, long when it does not fit, double. @throws MongoError beyond a long. */
export const add = (a: Numeric, b: Numeric): Numeric => {
  const isDouble = typeOf(a) === 'double' || typeOf(b) === 'double';
  if (!isDouble) return addIntegers(a as number | bigint, b as number | bigint);
  if ([a, b].some((value) => typeof value === 'bigint' && !Number.isSafeInteger(Number(value))))
    throw unsupported('The sum of a double and an integer beyond 2^53');
  const sum = Number(a) + Number(b);
  return isInt32(sum) ? new Double(sum) : sum;
};

const addIntegers = (a: number | bigint, b: number | bigint): Numeric => {
  const sum = BigInt(a) + BigInt(b);
  if (sum < -INT64 || sum >= INT64) throw badValue(`The sum of ${a} and ${b} does not fit 64 bits`);
  return typeof a === 'number' && typeof b === 'number' && isInt32(Number(sum)) ? Number(sum) : sum;
};
