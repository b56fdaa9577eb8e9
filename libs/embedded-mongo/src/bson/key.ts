import { type Binary, type BSONRegExp, Decimal128, Double, type ObjectId, type Timestamp } from 'bson';
import { unsupported } from '../mongo-error';
import { compareScaled, scaledOf, scaledOfDouble } from './decimal';
import { type Document, sortRank, typeOf, type Value } from './values';

/** The empty array's place in an index: between the least value and null. */
export const EMPTY_ARRAY = Symbol('empty array');
export type KeyValue = Value | typeof EMPTY_ARRAY;

const EMPTY_ARRAY_RANK = 1;
/** Ranks are spaced so that 0 stays free to end a sequence and every rank has a successor. */
const rankByte = (rank: number): number => rank * 4 + 4;

/**
 * Bytes whose memcmp order is MongoDB's order of the values, and which are equal exactly when the values are.
 * Index entries are concatenations of these, so every value ends where the next one can begin.
 */
export const encodeKey = (value: KeyValue): Buffer => {
  const parts: Buffer[] = [];
  append(value, parts);
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
};

/** For a descending component: flips the order of the bytes. */
export const invertKey = (key: Buffer): Buffer => {
  const inverted = Buffer.allocUnsafe(key.length);
  for (let index = 0; index < key.length; index += 1) inverted[index] = ~(key[index] as number);
  return inverted;
};

/** Lowest key of the value's type, and the lowest key above all of that type. */
export const typeBracket = (value: Value): { readonly low: Buffer; readonly high: Buffer } => {
  const byte = rankByte(sortRank(value));
  return { low: Buffer.from([byte]), high: Buffer.from([byte + 1]) };
};

/** Where strings that begin with the prefix begin: the string's key without its terminator. */
export const stringPrefixKey = (prefix: string): Buffer => encodeKey(prefix).subarray(0, -2);

/** The least byte string above everything that begins with `key` (undefined when there is none). */
export const successor = (key: Buffer): Buffer | undefined => {
  for (let index = key.length - 1; index >= 0; index -= 1) {
    if (key[index] === 0xff) continue;
    const next = Buffer.from(key.subarray(0, index + 1));
    next[index] = (next[index] as number) + 1;
    return next;
  }
  return undefined;
};

const append = (value: KeyValue, parts: Buffer[]): void => {
  if (value === EMPTY_ARRAY) {
    parts.push(Buffer.from([rankByte(EMPTY_ARRAY_RANK)]));
    return;
  }
  const rank = Buffer.from([rankByte(sortRank(value))]);
  switch (typeOf(value)) {
    case 'int':
    case 'double':
    case 'long':
    case 'decimal':
      parts.push(rank, numberKey(value as number));
      return;
    case 'string':
      parts.push(rank, escaped(Buffer.from(value as string)));
      return;
    case 'object':
      parts.push(rank);
      for (const [name, field] of Object.entries(value as Document)) {
        parts.push(Buffer.from([rankByte(sortRank(field))]), escaped(Buffer.from(name)));
        append(field, parts);
      }
      parts.push(Buffer.from([0]));
      return;
    case 'array':
      parts.push(rank);
      for (const element of value as readonly Value[]) append(element, parts);
      parts.push(Buffer.from([0]));
      return;
    case 'binData':
      parts.push(rank, binaryKey(value as Binary));
      return;
    case 'objectId':
      parts.push(rank, Buffer.from((value as ObjectId).id));
      return;
    case 'bool':
      parts.push(rank, Buffer.from([Number(value)]));
      return;
    case 'date':
      parts.push(rank, doubleKey((value as Date).getTime()));
      return;
    case 'timestamp':
      parts.push(rank, unsignedKey((value as Timestamp).toBigInt()));
      return;
    case 'regex':
      parts.push(
        rank,
        escaped(Buffer.from((value as BSONRegExp).pattern)),
        escaped(Buffer.from((value as BSONRegExp).options)),
      );
      return;
    default:
      parts.push(rank);
  }
};

/** 00 → 00 FF, then 00 00: a prefix sorts before everything that continues it. */
const escaped = (bytes: Buffer): Buffer => {
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.from([0, 0])]);
  const out: number[] = [];
  for (const byte of bytes) out.push(...(byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.from([...out, 0, 0]);
};

const unsignedKey = (value: bigint): Buffer => {
  const key = Buffer.allocUnsafe(8);
  key.writeBigUInt64BE(BigInt.asUintN(64, value));
  return key;
};

/** IEEE bits made to sort: negative numbers inverted, positive ones above them, NaN below all. */
const doubleKey = (value: number): Buffer => {
  const key = Buffer.alloc(8);
  if (Number.isNaN(value)) return key;
  key.writeDoubleBE(value === 0 ? 0 : value);
  if ((key[0] as number) >= 0x80) return invertKey(key);
  key[0] = (key[0] as number) | 0x80;
  return key;
};

/** The nearest double, then how far an int64 lies from it: 1, 1.0 and Long(1) share one key, neighbours do not. */
const numberKey = (value: number | bigint | Double | Decimal128): Buffer => {
  if (typeof value === 'number') return withRemainder(value, 0);
  if (value instanceof Double) return withRemainder(value.value, 0);
  if (typeof value === 'bigint') {
    const nearest = Number(value);
    return withRemainder(nearest, Number(value - BigInt(nearest)));
  }
  const number = Number(value.toString());
  const exact = scaledOf(value.toString());
  if (typeof exact !== 'number' && (!Number.isFinite(number) || compareScaled(exact, scaledOfDouble(number)) !== 0)) {
    const whole =
      exact.exponent >= 0 && exact.exponent < 20 ? exact.coefficient * 10n ** BigInt(exact.exponent) : undefined;
    if (whole !== undefined && BigInt.asIntN(64, whole) === whole) return numberKey(whole);
    throw unsupported('An index over a Decimal128 that no double equals');
  }
  return withRemainder(number, 0);
};

const withRemainder = (nearest: number, remainder: number): Buffer => {
  const tail = Buffer.allocUnsafe(2);
  tail.writeUInt16BE(remainder + 0x8000);
  return Buffer.concat([doubleKey(nearest), tail]);
};

const binaryKey = (value: Binary): Buffer => {
  const head = Buffer.allocUnsafe(5);
  head.writeUInt32BE(value.length());
  head[4] = value.sub_type;
  return Buffer.concat([head, value.value()]);
};
