import { Binary, BSONRegExp, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { badValue, unsupported } from '../mongo-error';
import { type Document, isInt32, newDocument, type Value } from './values';

/** Deeper nesting than MongoDB itself allows is refused before the stack overflows. */
const MAX_DEPTH = 180;

const REGEX = 0x0b;

/**
 * Decodes one BSON document and keeps every type (see `Value`). With `only`, other top-level fields are skipped
 * undecoded, which is what makes scans cheap.
 * @throws MongoError on damaged bytes and on BSON's deprecated types.
 */
export const decodeDocument = (bytes: Buffer, offset = 0, only?: ReadonlySet<string>): Document =>
  new Decoder(bytes).document(offset, only);

class Decoder {
  private position = 0;
  private depth = 0;

  constructor(private readonly bytes: Buffer) {}

  document(offset: number, only?: ReadonlySet<string>): Document {
    this.position = offset;
    const end = this.begin();
    const document = newDocument();
    for (let type = this.type(end); type !== 0; type = this.type(end)) {
      const key = this.cString(end);
      if (only !== undefined && !only.has(key)) this.skip(type, end);
      else document[key] = this.value(type, end);
    }
    this.finish(end);
    return document;
  }

  private begin(): number {
    const size = this.int32();
    const end = this.position - 4 + size;
    if (size < 5 || end > this.bytes.length) throw badValue('invalid BSON: bad document size');
    if ((this.depth += 1) > MAX_DEPTH) throw badValue('invalid BSON: nested too deeply');
    return end;
  }

  private finish(end: number): void {
    if (this.position !== end) throw badValue('invalid BSON: document does not end where it should');
    this.depth -= 1;
  }

  private type(end: number): number {
    if (this.position >= end) throw badValue('invalid BSON: document is not terminated');
    return this.bytes[this.position++] as number;
  }

  private int32(): number {
    if (this.position + 4 > this.bytes.length) throw badValue('invalid BSON: truncated');
    const value = this.bytes.readInt32LE(this.position);
    this.position += 4;
    return value;
  }

  private cString(end: number): string {
    const start = this.position;
    const stop = this.bytes.indexOf(0, start);
    if (stop < 0 || stop >= end) throw badValue('invalid BSON: name is not terminated');
    this.position = stop + 1;
    return this.bytes.toString('utf8', start, stop);
  }

  /** Claims `length` bytes and says where they begin. */
  private take(length: number, end: number): number {
    const start = this.position;
    if (length < 0 || start + length > end) throw badValue('invalid BSON: value runs past its document');
    this.position = start + length;
    return start;
  }

  private string(end: number): string {
    const length = this.int32();
    const start = this.take(length, end);
    if (length < 1 || this.bytes[start + length - 1] !== 0) throw badValue('invalid BSON: string is not terminated');
    return this.bytes.toString('utf8', start, start + length - 1);
  }

  private array(): Value[] {
    const end = this.begin();
    const values: Value[] = [];
    for (let type = this.type(end); type !== 0; type = this.type(end)) {
      this.cString(end);
      values.push(this.value(type, end));
    }
    this.finish(end);
    return values;
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
        return this.document(this.position);
      case 0x04:
        return this.array();
      case 0x05:
        return this.binary(end);
      case 0x07: {
        const start = this.take(12, end);
        return new ObjectId(Buffer.from(this.bytes.subarray(start, start + 12)));
      }
      case 0x08:
        return this.bytes[this.take(1, end)] === 1;
      case 0x09:
        return this.date(end);
      case 0x0a:
        return null;
      case REGEX:
        return new BSONRegExp(this.cString(end), this.cString(end));
      case 0x10:
        return this.bytes.readInt32LE(this.take(4, end));
      case 0x11:
        return new Timestamp(this.bytes.readBigUInt64LE(this.take(8, end)));
      case 0x12:
        return this.bytes.readBigInt64LE(this.take(8, end));
      case 0x13: {
        const start = this.take(16, end);
        return new Decimal128(Uint8Array.prototype.slice.call(this.bytes, start, start + 16));
      }
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw unsupported(`BSON type 0x${type.toString(16)}`);
    }
  }

  private binary(end: number): Binary {
    const length = this.int32();
    const subType = this.bytes[this.take(1, end)] as number;
    const start = this.take(length, end);
    return new Binary(Uint8Array.prototype.slice.call(this.bytes, start, start + length), subType);
  }

  private date(end: number): Date {
    const date = new Date(Number(this.bytes.readBigInt64LE(this.take(8, end))));
    if (Number.isNaN(date.getTime())) throw unsupported('A date beyond the year 275760');
    return date;
  }

  private skip(type: number, end: number): void {
    switch (type) {
      case 0x01:
      case 0x09:
      case 0x11:
      case 0x12:
        this.take(8, end);
        return;
      case 0x02:
        this.take(this.int32(), end);
        return;
      case 0x03:
      case 0x04:
        this.take(this.int32() - 4, end);
        return;
      case 0x05:
        this.take(this.int32() + 1, end);
        return;
      case 0x07:
        this.take(12, end);
        return;
      case 0x08:
        this.take(1, end);
        return;
      case 0x10:
        this.take(4, end);
        return;
      default:
        this.value(type, end);
    }
  }
}
