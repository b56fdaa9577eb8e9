import {
  BSONRegExp,
  type Binary,
  type Decimal128,
  Double,
  type MaxKey,
  type MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson';
import { badValue } from '../mongo-error';

/**
 * How BSON looks in memory. Number types survive: `number` is an int32 when it is an integer that fits (and not −0) and
 * a double otherwise, an integral double in the int32 range is a `Double`, an int64 is a `bigint`.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | readonly Value[]
  | Document
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | MinKey
  | MaxKey;

/** An embedded or top-level document: no prototype, so that no key can mean anything but itself. */
export interface Document {
  [key: string]: Value;
}

/** A value, or nothing at all where a path ends early. */
export type Maybe = Value | undefined;

export const newDocument = (): Document => ({ __proto__: null }) as unknown as Document;

export const documentOf = (entries: Iterable<readonly [string, Value]>): Document => {
  const document = newDocument();
  for (const [key, value] of entries) document[key] = value;
  return document;
};

export const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;

export const isArray = (value: unknown): value is readonly Value[] => Array.isArray(value);

/** `{ $op: … }`: a document whose first key is an operator. */
export const isOperatorDocument = (value: unknown): value is Document => {
  if (!isDocument(value)) return false;
  for (const key in value) return key.startsWith('$');
  return false;
};

/** MongoDB's aliases, in the order that decides how values of different types sort (`sortRank`). */
const TYPES = {
  minKey: { code: -1, sortRank: 0 },
  null: { code: 10, sortRank: 2 },
  int: { code: 16, sortRank: 3 },
  long: { code: 18, sortRank: 3 },
  double: { code: 1, sortRank: 3 },
  decimal: { code: 19, sortRank: 3 },
  string: { code: 2, sortRank: 4 },
  object: { code: 3, sortRank: 5 },
  array: { code: 4, sortRank: 6 },
  binData: { code: 5, sortRank: 7 },
  objectId: { code: 7, sortRank: 8 },
  bool: { code: 8, sortRank: 9 },
  date: { code: 9, sortRank: 10 },
  timestamp: { code: 17, sortRank: 11 },
  regex: { code: 11, sortRank: 12 },
  maxKey: { code: 127, sortRank: 13 },
} as const;

export type TypeName = keyof typeof TYPES;

const TYPE_BY_CODE = new Map<number, TypeName>(
  Object.entries(TYPES).map(([name, { code }]) => [code, name as TypeName]),
);

const BSON_CLASSES: Readonly<Record<string, TypeName>> = {
  Double: 'double',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

export const typeOf = (value: Value): TypeName => {
  switch (typeof value) {
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'long';
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (isDocument(value)) return 'object';
  const name = BSON_CLASSES[(value as { _bsontype: string })._bsontype];
  if (name === undefined) throw badValue('unknown BSON type');
  return name;
};

export const sortRank = (value: Value): number => TYPES[typeOf(value)].sortRank;

const NUMERIC: ReadonlySet<TypeName> = new Set<TypeName>(['int', 'long', 'double', 'decimal']);
export const isNumeric = (value: Maybe): value is number | bigint | Double | Decimal128 =>
  value !== undefined && NUMERIC.has(typeOf(value));

/** The types that `$type` names: an alias, a number code or `number`. */
export const typesNamed = (alias: Value): ReadonlySet<TypeName> => {
  if (alias === 'number') return NUMERIC;
  const code = toNumber(alias);
  const name =
    typeof alias === 'string' ? (alias in TYPES ? (alias as TypeName) : undefined) : TYPE_BY_CODE.get(code ?? NaN);
  if (name === undefined) throw badValue(`Unknown type name alias: ${String(alias)}`);
  return new Set([name]);
};

/** The value as a JavaScript number (rounded if it must be), or undefined when it is not a number. */
export const toNumber = (value: Maybe): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  return isNumeric(value) ? Number(value.toString()) : undefined;
};

/** An integral number as a JavaScript integer: what `limit`, `$size`, `$slice` and their kin take. */
export const toInteger = (value: Maybe, what: string): number => {
  const number = toNumber(value);
  if (number === undefined || !Number.isSafeInteger(number)) throw badValue(`${what} must be an integer`);
  return number;
};

/** BSON's truth: everything but false, null, missing and zero. */
export const isTruthy = (value: Maybe): boolean => {
  if (value === undefined || value === null || value === false) return false;
  return toNumber(value) !== 0;
};

/** A double keeps its type even when its value is an integer. */
export const asDouble = (value: number): number | Double => (isInt32(value) ? new Double(value) : value);

const REGEX_FLAGS: Readonly<Record<string, string>> = { i: 'i', m: 'm', s: 's', u: '', x: 'x' };

/** PCRE's options as JavaScript's; the extended syntax (`x`) has no counterpart. */
export const compileRegex = (pattern: string, options: string): RegExp => {
  let flags = 'u';
  for (const option of new Set(options)) {
    const flag = REGEX_FLAGS[option];
    if (flag === undefined || flag === 'x') throw badValue(`invalid flag in regex options: ${option}`);
    flags += flag;
  }
  try {
    return new RegExp(pattern, flags);
  } catch {
    // PCRE allows escapes that JavaScript's unicode mode refuses
    try {
      return new RegExp(pattern, flags.replace('u', ''));
    } catch (error) {
      throw badValue(`Regular expression is invalid: ${(error as Error).message}`);
    }
  }
};
