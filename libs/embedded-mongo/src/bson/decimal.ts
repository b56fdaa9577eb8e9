import { Decimal128 } from 'bson';
import { unsupported } from '../mongo-error';

/** A finite decimal: coefficient × 10^exponent. */
export interface Scaled {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const SHAPE = /^(-?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i;

/** A finite decimal taken apart, or the non-finite number (NaN, ±Infinity) that it is. */
export const scaledOf = (text: string): Scaled | number => {
  const match = SHAPE.exec(text);
  if (!match) return Number(text.replace(/^([+-]?)Inf(inity)?$/i, '$1Infinity'));
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return {
    coefficient: BigInt(`${sign}${whole}${fraction || ''}` || '0'),
    exponent: Number(exponent) - fraction.length,
  };
};

/** A double, exactly: every finite double is a whole multiple of a power of two, and so of ten. */
export const scaledOfDouble = (value: number): Scaled => {
  let twos = 0;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    twos += 1;
  }
  return { coefficient: BigInt(whole) * 5n ** BigInt(twos), exponent: -twos };
};

export const compareScaled = (a: Scaled, b: Scaled): number => {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
};

export const addScaled = (a: Scaled, b: Scaled): Scaled => {
  const [left, right] = aligned(a, b);
  return { coefficient: left + right, exponent: Math.min(a.exponent, b.exponent) };
};

export const multiplyScaled = (a: Scaled, b: Scaled): Scaled => ({
  coefficient: a.coefficient * b.coefficient,
  exponent: a.exponent + b.exponent,
});

/** @throws when the result does not fit 34 digits: rounding is left to a full MongoDB. */
export const toDecimal128 = ({ coefficient, exponent }: Scaled): Decimal128 => {
  if (String(coefficient).replace('-', '').length > 34) throw unsupported('Decimal128 arithmetic beyond 34 digits');
  return Decimal128.fromString(`${coefficient}E${exponent}`);
};

const aligned = (a: Scaled, b: Scaled): [bigint, bigint] => {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.coefficient * 10n ** BigInt(a.exponent - exponent), b.coefficient * 10n ** BigInt(b.exponent - exponent)];
};
