import { Decimal128, type Double } from 'bson';
import { badValue, unsupported } from '../mongo-error';
import { addScaled, multiplyScaled, type Scaled, scaledOf, scaledOfDouble, toDecimal128 } from './decimal';
import { asDouble, isInt32, toNumber, typeOf } from './values';

export type Numeric = number | bigint | Double | Decimal128;

/** Sum in the wider of both types, as MongoDB adds: int → long when it overflows, then double, then decimal. */
export const add = (a: Numeric, b: Numeric): Numeric =>
  combine(a, b, { whole: (x, y) => x + y, real: (x, y) => x + y, decimal: addScaled });

export const multiply = (a: Numeric, b: Numeric): Numeric =>
  combine(a, b, { whole: (x, y) => x * y, real: (x, y) => x * y, decimal: multiplyScaled });

export const negate = (value: Numeric): Numeric => multiply(value, -1);

interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint;
  readonly real: (a: number, b: number) => number;
  readonly decimal: (a: Scaled, b: Scaled) => Scaled;
}

const combine = (a: Numeric, b: Numeric, operation: Operation): Numeric => {
  if (isInt(a) && isInt(b)) {
    const fast = operation.real(a, b);
    if (isInt32(fast) || Object.is(fast, -0)) return fast + 0;
    return operation.whole(BigInt(a), BigInt(b));
  }
  if (a instanceof Decimal128 || b instanceof Decimal128) return toDecimal128(operation.decimal(finite(a), finite(b)));
  if (isWhole(a) && isWhole(b)) {
    const result = operation.whole(BigInt(a), BigInt(b));
    if (BigInt.asIntN(64, result) !== result) throw badValue('integer overflow: the result does not fit 64 bits');
    return result;
  }
  return asDouble(operation.real(toNumber(a) as number, toNumber(b) as number));
};

const isInt = (value: Numeric): value is number => typeof value === 'number' && isInt32(value);
const isWhole = (value: Numeric): value is number | bigint => isInt(value) || typeof value === 'bigint';

const finite = (value: Numeric): Scaled => {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (value instanceof Decimal128) {
    const scaled = scaledOf(value.toString());
    if (typeof scaled !== 'number') return scaled;
  } else {
    const number = toNumber(value) as number;
    // a double enters decimal arithmetic with 15 digits, not with its binary expansion
    if (Number.isInteger(number)) return scaledOfDouble(number);
    if (Number.isFinite(number)) return scaledOf(number.toPrecision(15)) as Scaled;
  }
  throw unsupported(`Decimal128 arithmetic with ${typeOf(value)} ${value.toString()}`);
};
