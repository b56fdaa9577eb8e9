import type { Binary, Double, ObjectId } from 'bson';

type Scalar = null | boolean | number | bigint | string | Date | Double | ObjectId | Binary;

/**
 * How BSON looks in memory. Number types survive: a `number` is an int32 when it is an integer that fits (and not −0)
 * and a double otherwise; a double that looks like an int32 is a `Double`; an int64 is a `bigint`.
 */
export type Value = Scalar | readonly Value[] | Document;

/** An embedded or top-level document, made by `newDocument`. */
export interface Document {
  [key: string]: Value;
}

/** A value, or nothing at all where a path ends early. */
export type Maybe = Value | undefined;

export type Numeric = number | bigint | Double;

/** Nothing is inherited, so no key means anything but itself; made by a constructor, which V8 keeps compact and fast. */
const Bare = function () {} as unknown as new () => Document;
Bare.prototype = Object.create(null) as object;

export const newDocument = (): Document => new Bare();
export const copyOf = (document: Document): Document => Object.assign(newDocument(), document);

export const documentOf = (entries: Iterable<readonly [string, Value]>): Document => {
  const document = newDocument();
  for (const [key, value] of entries) document[key] = value;
  return document;
};

export const isDocument = (value: unknown): value is Document => typeof value === 'object' && value instanceof Bare;
export const isArray = (value: unknown): value is readonly Value[] => Array.isArray(value);
export const firstKey = (value: unknown): string | undefined => {
  if (isDocument(value)) for (const key in value) return key;
  return undefined;
};
export const isOperatorDocument = (value: unknown): value is Document => firstKey(value)?.startsWith('$') === true;

/** The types in MongoDB's order, as far as they are kept: ranks decide how values of different types sort. */
const NUMBERS = { int: 3, long: 3, double: 3 };
const OTHERS = { null: 2, string: 4, object: 5, array: 6, binData: 7, objectId: 8, bool: 9, date: 10 };
export const RANKS = { ...NUMBERS, ...OTHERS };
export type TypeName = keyof typeof RANKS;

const BSON_CLASSES = { Double: 'double', ObjectId: 'objectId', Binary: 'binData' } as const;

export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

export const typeOf = (value: Value): TypeName => {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'long';
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return isDocument(value) ? 'object' : BSON_CLASSES[value._bsontype];
};

export const sortRank = (value: Value): number => RANKS[typeOf(value)];

/** For messages. */
export const inWords = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) => (typeof held === 'bigint' ? String(held) : held));
