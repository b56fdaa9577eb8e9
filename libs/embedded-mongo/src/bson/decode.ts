import { Binary, Double, ObjectId } from 'bson';
import { invalidBson, MongoError, unsupported } from '../mongo-error';
import { Elements } from './elements';
import { type Document, isInt32, newDocument, type Value } from './values';

/** As deep as MongoDB stores documents; deeper nesting is refused before the stack overflows. */
export const MAX_DEPTH = 180;

/** Some names of fields. */
type Names = Pick<ReadonlySet<string>, 'has'>;

/**
 * Decodes one BSON document and keeps every type (see `Value`). With `only`, other top-level fields are skipped
 * undecoded, which is what makes scans cheap.
 * @throws MongoError on damaged bytes and on what the subset leaves out.
 */
export const decodeDocument = (bytes: Buffer, offset = 0, only?: Names): Document => {
  try {
    return documentAt(bytes, offset, 1, only);
  } catch (error) {
    throw error instanceof MongoError ? error : invalidBson((error as Error).message);
  }
};

const documentAt = (bytes: Buffer, offset: number, depth: number, only?: Names): Document => {
  const document = newDocument();
  for (const elements = elementsAt(bytes, offset, depth); elements.next();) {
    const { name } = elements;
    if (only !== undefined && !only.has(name)) continue;
    if (name === '_bsontype' || ((bytes[elements.start + 1] as number) <= NINE && /^\d+$/.test(name)))
      throw unsupported(`A field with the name '${name}'`);
    document[name] = valueOf(elements, depth);
  }
  return document;
};

/** JavaScript's objects put whole numbers first. */
const NINE = 0x39;

const arrayAt = (bytes: Buffer, offset: number, depth: number): Value[] => {
  const values: Value[] = [];
  for (const elements = elementsAt(bytes, offset, depth); elements.next();) values.push(valueOf(elements, depth));
  return values;
};

const elementsAt = (bytes: Buffer, offset: number, depth: number): Elements => {
  if (depth > MAX_DEPTH) throw tooDeep();
  return new Elements(bytes, offset);
};

export const tooDeep = (): MongoError => unsupported(`Nesting deeper than ${MAX_DEPTH} levels`, 15);

/** The old kind of binary data holds its length twice. */
const OLD_BINARY = 2;

const valueOf = ({ bytes, type, valueAt: at, end }: Elements, depth: number): Value => {
  switch (type) {
    case 0x01: {
      const number = bytes.readDoubleLE(at);
      return isInt32(number) ? new Double(number) : number;
    }
    case 0x02:
      if (bytes[end - 1] !== 0) throw invalidBson('a string is not terminated');
      return bytes.toString('utf8', at + 4, end - 1);
    case 0x03:
      return documentAt(bytes, at, depth + 1);
    case 0x04:
      return arrayAt(bytes, at, depth + 1);
    case 0x05:
      if (bytes[at + 4] === OLD_BINARY) throw unsupported('Binary data of subtype 2');
      return new Binary(Buffer.from(bytes.subarray(at + 5, end)), bytes[at + 4]);
    case 0x07:
      return new ObjectId(Buffer.from(bytes.subarray(at, at + 12)));
    case 0x08:
      return bytes[at] === 1;
    case 0x09: {
      const date = new Date(bytes.readInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at));
      if (Number.isNaN(date.getTime())) throw unsupported('A date beyond the year 275760');
      return date;
    }
    case 0x0a:
      return null;
    case 0x10:
      return bytes.readInt32LE(at);
    default:
      return bytes.readBigInt64LE(at);
  }
};
