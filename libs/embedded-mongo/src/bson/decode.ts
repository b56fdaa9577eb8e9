import { Binary, BSONRegExp, Double, ObjectId } from 'bson';
import { badValue, unsupported } from '../mongo-error';
import { type Document, isInt32, newDocument, type Value } from './values';

/** As deep as MongoDB allows; deeper nesting is refused before the stack overflows. */
const MAX_DEPTH = 180;

/** Sizes of the types that have one. */
const FIXED: Readonly<Record<number, number>> = { 0x01: 8, 0x07: 12, 0x08: 1, 0x09: 8, 0x0a: 0, 0x10: 4, 0x12: 8 };
/** What a length prefix leaves out of (or, for documents, counts in) its value. */
const PREFIXED: Readonly<Record<number, number>> = { 0x02: 0, 0x03: -4, 0x04: -4, 0x05: 1 };

/** Field names come again and again: the latest ASCII one of each hash is kept, which saves making it anew. */
const NAMES = new Array<string | undefined>(1024);

/**
 * Decodes one BSON document and keeps every type (see `Value`). With `only`, other top-level fields are skipped
 * undecoded, which is what makes scans cheap.
 * @throws MongoError on damaged bytes and on types outside the subset.
 */
export const decodeDocument = (bytes: Buffer, offset = 0, only?: ReadonlySet<string>): Document =>
  new Decoder(bytes, offset).document(only);

class Decoder {
  private depth = 0;

  constructor(
    private readonly bytes: Buffer,
    private position: number,
  ) {}

  document(only?: ReadonlySet<string>): Document {
    const document = newDocument();
    this.elements((key, type, end) => {
      if (only?.has(key) === false) this.skip(type, end);
      else document[key] = this.value(type, end);
    });
    return document;
  }

  private array(): Value[] {
    const values: Value[] = [];
    this.elements((_, type, end) => values.push(this.value(type, end)));
    return values;
  }

  private elements(each: (key: string, type: number, end: number) => void): void {
    const start = this.position;
    const end = start + this.length(this.bytes.length);
    if (end > this.bytes.length || end < start + 5) throw badValue('invalid BSON: bad document size');
    if ((this.depth += 1) > MAX_DEPTH) throw badValue('invalid BSON: nested too deeply');
    for (let type = this.byte(end); type !== 0; type = this.byte(end)) each(this.cString(end), type, end);
    if (this.position !== end) throw badValue('invalid BSON: a document does not end where it should');
    this.depth -= 1;
  }

  private byte(end: number): number {
    return this.bytes[this.take(1, end)] as number;
  }

  private length(end: number): number {
    return this.bytes.readInt32LE(this.take(4, end));
  }

  /** Claims so many bytes and says where they begin. */
  private take(length: number, end: number): number {
    const start = this.position;
    if (length < 0 || start + length > end) throw badValue('invalid BSON: a value runs past its document');
    this.position = start + length;
    return start;
  }

  private cString(end: number): string {
    const start = this.position;
    let hash = 0;
    for (let byte = this.byte(end); byte !== 0; byte = this.byte(end)) hash = (hash * 31 + byte) & (NAMES.length - 1);
    const length = this.position - 1 - start;
    const known = NAMES[hash];
    if (known !== undefined && this.reads(known, start, length)) return known;
    const name = this.bytes.toString('utf8', start, start + length);
    if (name.length === length) NAMES[hash] = name;
    return name;
  }

  private reads(name: string, start: number, length: number): boolean {
    if (name.length !== length) return false;
    for (let at = 0; at < length; at += 1) if (name.charCodeAt(at) !== this.bytes[start + at]) return false;
    return true;
  }

  private string(end: number): string {
    const length = this.length(end);
    const start = this.take(length, end);
    if (this.bytes[start + length - 1] !== 0) throw badValue('invalid BSON: a string is not terminated');
    return this.bytes.toString('utf8', start, start + length - 1);
  }

  private copy(length: number, end: number): Buffer {
    const start = this.take(length, end);
    return Buffer.from(this.bytes.subarray(start, start + length));
  }

  private value(type: number, end: number): Value {
    switch (type) {
      case 0x01: {
        const number = this.bytes.readDoubleLE(this.take(8, end));
        return isInt32(number) ? new Double(number) : number;
      }
      case 0x02:
        return this.string(end);
      case 0x03:
        return this.document();
      case 0x04:
        return this.array();
      case 0x05: {
        const length = this.length(end);
        const subType = this.byte(end);
        return new Binary(this.copy(length, end), subType);
      }
      case 0x07:
        return new ObjectId(this.copy(12, end));
      case 0x08:
        return this.byte(end) === 1;
      case 0x09: {
        const date = new Date(Number(this.bytes.readBigInt64LE(this.take(8, end))));
        if (Number.isNaN(date.getTime())) throw unsupported('A date beyond the year 275760');
        return date;
      }
      case 0x0a:
        return null;
      case 0x0b:
        return new BSONRegExp(this.cString(end), this.cString(end));
      case 0x10:
        return this.length(end);
      case 0x12:
        return this.bytes.readBigInt64LE(this.take(8, end));
      default:
        throw unsupported(`The BSON type 0x${type.toString(16)} (${UNSUPPORTED_TYPES[type] ?? 'unknown'})`);
    }
  }

  private skip(type: number, end: number): void {
    const size = FIXED[type];
    const extra = PREFIXED[type];
    if (size !== undefined) this.take(size, end);
    else if (extra !== undefined) this.take(this.length(end) + extra, end);
    else this.value(type, end);
  }
}

const UNSUPPORTED_TYPES: Readonly<Record<number, string>> = {
  0x06: 'undefined',
  0x0d: 'code',
  0x11: 'timestamp',
  0x13: 'Decimal128',
  0x7f: 'MaxKey',
  0xff: 'MinKey',
};
