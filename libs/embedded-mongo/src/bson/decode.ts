import { Binary, BSONRegExp, Double, ObjectId, onDemand } from 'bson';
import { badValue, MongoError, unsupported } from '../mongo-error';
import { type Document, isInt32, newDocument, type Value } from './values';

/** As deep as MongoDB allows; deeper nesting is refused before the stack overflows. */
const MAX_DEPTH = 180;

/**
 * Decodes one BSON document and keeps every type (see `Value`). With `only`, other top-level fields are skipped
 * undecoded, which is what makes scans cheap.
 * @throws MongoError on damaged bytes and on types outside the subset.
 */
export const decodeDocument = (bytes: Buffer, offset = 0, only?: ReadonlySet<string>): Document => {
  try {
    return documentAt(bytes, offset, 1, only);
  } catch (error) {
    throw error instanceof MongoError ? error : badValue(`invalid BSON: ${(error as Error).message}`);
  }
};

const documentAt = (bytes: Buffer, offset: number, depth: number, only?: ReadonlySet<string>): Document => {
  const document = newDocument();
  for (const [type, nameAt, nameLength, at, length] of elementsAt(bytes, offset, depth)) {
    const name = nameOf(bytes, nameAt, nameLength);
    if (only === undefined || only.has(name)) document[name] = valueAt(bytes, type, at, length, depth);
  }
  return document;
};

const arrayAt = (bytes: Buffer, offset: number, depth: number): Value[] => {
  const values: Value[] = [];
  for (const [type, , , at, length] of elementsAt(bytes, offset, depth))
    values.push(valueAt(bytes, type, at, length, depth));
  return values;
};

const elementsAt = (bytes: Buffer, offset: number, depth: number): ReturnType<typeof onDemand.parseToElements> => {
  if (depth > MAX_DEPTH) throw badValue('invalid BSON: nested too deeply');
  return onDemand.parseToElements(bytes, offset);
};

/** Field names come again and again: the latest one of each hash is kept, which saves making it anew. */
const NAMES = new Array<string | undefined>(1024);

const nameOf = (bytes: Buffer, start: number, length: number): string => {
  let hash = length;
  for (let at = start; at < start + length; at += 1) hash = (hash * 31 + (bytes[at] as number)) & (NAMES.length - 1);
  const known = NAMES[hash];
  if (known !== undefined && reads(known, bytes, start, length)) return known;
  return (NAMES[hash] = bytes.toString('utf8', start, start + length));
};

/** Only ever true of ASCII: other names have fewer characters than bytes, or characters that are no bytes. */
const reads = (name: string, bytes: Buffer, start: number, length: number): boolean => {
  if (name.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (name.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
};

const valueAt = (bytes: Buffer, type: number, at: number, length: number, depth: number): Value => {
  switch (type) {
    case 0x01: {
      const number = bytes.readDoubleLE(at);
      return isInt32(number) ? new Double(number) : number;
    }
    case 0x02:
      if (length < 5 || bytes[at + length - 1] !== 0) throw badValue('invalid BSON: a string is not terminated');
      return bytes.toString('utf8', at + 4, at + length - 1);
    case 0x03:
      return documentAt(bytes, at, depth + 1);
    case 0x04:
      return arrayAt(bytes, at, depth + 1);
    case 0x05:
      return new Binary(Buffer.from(bytes.subarray(at + 5, at + length)), bytes[at + 4]);
    case 0x07:
      return new ObjectId(Buffer.from(bytes.subarray(at, at + 12)));
    case 0x08:
      return bytes[at] === 1;
    case 0x09: {
      const date = new Date(Number(bytes.readBigInt64LE(at)));
      if (Number.isNaN(date.getTime())) throw unsupported('A date beyond the year 275760');
      return date;
    }
    case 0x0a:
      return null;
    case 0x0b: {
      const end = bytes.indexOf(0, at);
      return new BSONRegExp(bytes.toString('utf8', at, end), bytes.toString('utf8', end + 1, at + length - 1));
    }
    case 0x10:
      return bytes.readInt32LE(at);
    case 0x12:
      return bytes.readBigInt64LE(at);
    default:
      throw unsupported(`The BSON type 0x${type.toString(16)} (${UNSUPPORTED_TYPES[type] ?? 'unknown'})`);
  }
};

const UNSUPPORTED_TYPES: Readonly<Record<number, string>> = {
  0x06: 'undefined',
  0x0d: 'code',
  0x11: 'timestamp',
  0x13: 'Decimal128',
  0x7f: 'MaxKey',
  0xff: 'MinKey',
};
