import type { Binary, Double, ObjectId } from 'bson';
import { type Document, RANKS, sortRank, type TypeName, typeOf, type Value } from './values';

/** The empty array's place in an index: between nothing and null. */
export const EMPTY_ARRAY = Symbol('empty array');
export type KeyValue = Value | typeof EMPTY_ARRAY;

/** Ranks are spaced so that 0 stays free to end a sequence and every rank has a successor of its own. */
const rankByte = (rank: number): number => rank * 4 + 4;

/**
 * Bytes whose memcmp order is MongoDB's order of the values, and which are equal exactly when the values are.
 * Index entries are several of these in a row, so every value ends where the next one can begin.
 */
export const encodeKey = (value: KeyValue): Buffer => encodeEntry([value], []);

/** The keys of several values in a row; those of descending fields with their bytes flipped. */
export const encodeEntry = (
  values: readonly KeyValue[],
  fields: readonly { readonly descending: boolean }[],
): Buffer => {
  length = 0;
  for (let position = 0; position < values.length; position += 1) {
    const start = length;
    append(values[position] as KeyValue);
    if (fields[position]?.descending) for (let at = start; at < length; at += 1) scratch[at] = ~(scratch[at] as number);
  }
  const key = Buffer.allocUnsafe(length);
  scratch.copy(key, 0, 0, length);
  return key;
};

/** Keys are put together here: nothing else runs meanwhile, and most keys are short. */
let scratch = Buffer.alloc(4096);
let length = 0;

/** Makes room and says where it begins; `scratch` may be another one afterwards, so nobody may hold on to it. */
const take = (bytes: number): number => {
  const start = length;
  length += bytes;
  if (length > scratch.length) scratch = Buffer.concat([scratch, Buffer.alloc(length)]);
  return start;
};

const appendByte = (byte: number): void => {
  const at = take(1);
  scratch[at] = byte;
};
const appendBytes = (bytes: Uint8Array): void => {
  const at = take(bytes.length);
  scratch.set(bytes, at);
};

/** UTF-8 with 00 → 00 FF, then 00 00: a string sorts before everything that continues it. */
const appendText = (text: string): void => {
  for (const [index, part] of (text.includes('\0') ? text.split('\0') : [text]).entries()) {
    if (index > 0) appendBytes(ESCAPED_ZERO);
    const at = take(Buffer.byteLength(part));
    scratch.write(part, at);
  }
  appendBytes(END_OF_TEXT);
};
const ESCAPED_ZERO = Buffer.from([0, 0xff]);
const END_OF_TEXT = Buffer.from([0, 0]);

/**
 * The nearest double (its bits made to sort: negative ones inverted, NaN below all, −0 as 0), then how far an int64 lies
 * from it: 1, 1.0 and Long(1) share one key, neighbours beyond 2^53 do not.
 */
const appendNumber = (nearest: number, remainder: number): void => {
  const start = take(10);
  if (Number.isNaN(nearest)) scratch.fill(0, start, start + 8);
  else {
    scratch.writeDoubleBE(nearest === 0 ? 0 : nearest, start);
    const first = scratch[start] as number;
    if (first < 0x80) scratch[start] = first | 0x80;
    else for (let at = start; at < start + 8; at += 1) scratch[at] = ~(scratch[at] as number);
  }
  scratch.writeUInt16BE(remainder + 0x8000, start + 8);
};

const append = (value: KeyValue): void => {
  if (value === EMPTY_ARRAY) return appendByte(rankByte(1));
  const type = typeOf(value);
  appendByte(rankByte(RANKS[type]));
  APPENDERS[type](value as never);
};

const APPENDERS: { readonly [type in TypeName]: (value: never) => void } = {
  null: () => undefined,
  int: (value: number) => appendNumber(value, 0),
  double: (value: number | Double) => appendNumber(Number(value), 0),
  long: (value: bigint) => appendNumber(Number(value), Number(value - BigInt(Number(value)))),
  string: appendText,
  object: (value: Document) => {
    for (const [name, field] of Object.entries(value)) {
      appendByte(rankByte(sortRank(field)));
      appendText(name);
      append(field);
    }
    appendByte(0);
  },
  array: (value: readonly Value[]) => {
    value.forEach(append);
    appendByte(0);
  },
  binData: (value: Binary) => {
    const at = take(4);
    scratch.writeUInt32BE(value.length(), at);
    appendByte(value.sub_type);
    appendBytes(value.value());
  },
  objectId: (value: ObjectId) => appendBytes(value.id),
  bool: (value: boolean) => appendByte(Number(value)),
  date: (value: Date) => appendNumber(value.getTime(), 0),
};

/** The first byte of the value's key. */
export const rankOf = (value: Value): number => rankByte(sortRank(value));

/** Lowest key of the value's type, and the lowest key above all of that type. */
export const typeBracket = (value: Value): readonly [low: Buffer, high: Buffer] => {
  const byte = rankOf(value);
  return [Buffer.from([byte]), Buffer.from([byte + 1])];
};

/** The least byte string above everything that begins with `key`; the first byte of a key is never FF. */
export const successor = (key: Buffer): Buffer => {
  let last = key.length - 1;
  while (key[last] === 0xff) last -= 1;
  const next = Buffer.from(key.subarray(0, last + 1));
  next[last] = (next[last] as number) + 1;
  return next;
};

/** MongoDB's total order over all values: that of their keys. */
export const compareValues = (a: Value, b: Value): number => Buffer.compare(encodeKey(a), encodeKey(b));

export const equalValues = (a: Value, b: Value): boolean => compareValues(a, b) === 0;
