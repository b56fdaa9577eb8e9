import type { Binary, BSONRegExp, Double, ObjectId } from 'bson';
import { type Document, sortRank, type TypeName, typeOf, type Value } from './values';

/** The empty array's place in an index: between nothing and null. */
export const EMPTY_ARRAY = Symbol('empty array');
export type KeyValue = Value | typeof EMPTY_ARRAY;

/** Ranks are spaced so that 0 stays free to end a sequence and every rank has a successor of its own. */
const rankByte = (rank: number): number => rank * 4 + 4;
const END = Buffer.from([0]);

/**
 * Bytes whose memcmp order is MongoDB's order of the values, and which are equal exactly when the values are.
 * Index entries are concatenations of these, so every value ends where the next one can begin.
 */
export const encodeKey = (value: KeyValue): Buffer => {
  if (value === EMPTY_ARRAY) return Buffer.from([rankByte(1)]);
  const rank = Buffer.from([rankByte(sortRank(value))]);
  return Buffer.concat([rank, ...ENCODERS[typeOf(value)](value as never)]);
};

const ENCODERS: { readonly [type in TypeName]: (value: never) => readonly Buffer[] } = {
  null: () => [],
  int: (value: number) => [numberKey(value, 0)],
  double: (value: number | Double) => [numberKey(Number(value), 0)],
  long: (value: bigint) => [numberKey(Number(value), Number(value - BigInt(Number(value))))],
  string: (value: string) => [escaped(value)],
  object: (value: Document) => [
    ...Object.entries(value).flatMap(([name, field]) => [
      Buffer.from([rankByte(sortRank(field))]),
      escaped(name),
      encodeKey(field),
    ]),
    END,
  ],
  array: (value: readonly Value[]) => [...value.map(encodeKey), END],
  binData: (value: Binary) => {
    const head = Buffer.alloc(5, value.sub_type);
    head.writeUInt32BE(value.length());
    return [head, Buffer.from(value.value())];
  },
  objectId: (value: ObjectId) => [Buffer.from(value.id)],
  bool: (value: boolean) => [Buffer.from([Number(value)])],
  date: (value: Date) => [numberKey(value.getTime(), 0)],
  regex: (value: BSONRegExp) => [escaped(value.pattern), escaped(value.options)],
};

/** UTF-8 with 00 → 00 FF, then 00 00: a string sorts before everything that continues it. */
const escaped = (text: string): Buffer => {
  const bytes = Buffer.from(`${text}\0\0`);
  if (!text.includes('\0')) return bytes;
  return Buffer.from([...bytes.subarray(0, -2)].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte])).concat(0, 0));
};

/**
 * The nearest double (its bits made to sort: negative ones inverted, NaN below all, −0 as 0), then how far an int64 lies
 * from it: 1, 1.0 and Long(1) share one key, neighbours beyond 2^53 do not.
 */
const numberKey = (nearest: number, remainder: number): Buffer => {
  const key = Buffer.alloc(10);
  if (!Number.isNaN(nearest)) {
    key.writeDoubleBE(nearest === 0 ? 0 : nearest);
    if ((key[0] as number) < 0x80) key[0] = (key[0] as number) | 0x80;
    else for (let index = 0; index < 8; index += 1) key[index] = ~(key[index] as number);
  }
  key.writeUInt16BE(remainder + 0x8000, 8);
  return key;
};

/** Lowest key of the value's type, and the lowest key above all of that type. */
export const typeBracket = (value: Value): readonly [low: Buffer, high: Buffer] => {
  const byte = rankByte(sortRank(value));
  return [Buffer.from([byte]), Buffer.from([byte + 1])];
};

/** The key of all strings that begin so: a string's key without its end. */
export const prefixKey = (prefix: string): Buffer => encodeKey(prefix).subarray(0, -2);

/** The least byte string above everything that begins with `key`; the first byte of a key is never FF. */
export const successor = (key: Buffer): Buffer => {
  let last = key.length - 1;
  while (key[last] === 0xff) last -= 1;
  const next = Buffer.from(key.subarray(0, last + 1));
  next[last] = (next[last] as number) + 1;
  return next;
};

/** MongoDB's total order over all values: that of their keys, with short cuts for the common types. */
export const compareValues = (a: Value, b: Value): number => {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a + b)) return Number(a > b) - Number(a < b);
  if (a instanceof Date && b instanceof Date) return Math.sign(a.getTime() - b.getTime());
  if (typeof a === 'string' && a === b) return 0;
  return Buffer.compare(encodeKey(a), encodeKey(b));
};

export const equalValues = (a: Value, b: Value): boolean => compareValues(a, b) === 0;
