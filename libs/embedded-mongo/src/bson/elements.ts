import { invalidBson, unsupported } from '../mongo-error';

/**
 * Walks over the elements of one encoded document without decoding them; all positions are in `bytes`.
 * @throws MongoError on damaged bytes and on types outside the subset.
 */
export class Elements {
  type = 0;
  /** Where the element begins: its type, its name, a zero, its value. */
  start = 0;
  nameEnd = 0;
  /** Of the name. */
  private hash = 0;
  valueAt = 0;
  end: number;
  private readonly last: number;

  constructor(
    readonly bytes: Buffer,
    offset = 0,
  ) {
    this.end = offset + 4;
    this.last = this.end + bytes.readInt32LE(offset) - 5;
    if (this.last < this.end || this.last >= bytes.length || bytes[this.last] !== 0) throw invalidBson('document size');
  }

  next(): boolean {
    const { bytes, last, end: start } = this;
    if (start === last) return false;
    let nameEnd = start + 1;
    let hash = 0;
    for (let byte = bytes[nameEnd] as number; byte !== 0; byte = bytes[(nameEnd += 1)] as number)
      hash = (hash * 31 + byte) & (NAMES.length - 1);
    this.hash = hash;
    this.type = bytes[start] as number;
    this.start = start;
    this.nameEnd = nameEnd;
    this.valueAt = nameEnd + 1;
    this.end = this.valueAt + this.valueSize();
    if (this.end < this.valueAt || this.end > last) throw invalidBson('element size');
    return true;
  }

  get name(): string {
    const { bytes, hash, start, nameEnd } = this;
    const known = NAMES[hash];
    if (known !== undefined && reads(known, bytes, start + 1, nameEnd)) return known;
    return (NAMES[hash] = bytes.toString('utf8', start + 1, nameEnd));
  }

  private valueSize(): number {
    const { bytes, type, valueAt } = this;
    const fixed = SIZES[type];
    if (fixed !== undefined) return fixed;
    const least = LEAST_LENGTHS[type];
    if (least === undefined)
      throw unsupported(`The BSON type 0x${type.toString(16)} (${UNSUPPORTED_TYPES[type] ?? 'unknown'})`);
    const length = bytes.readInt32LE(valueAt);
    if (length < least) throw invalidBson('value size');
    return length + (type === 0x02 ? 4 : type === 0x05 ? 5 : 0);
  }
}

/** double, objectId, bool, date, null, int, long. */
const SIZES: Readonly<Record<number, number>> = { 1: 8, 7: 12, 8: 1, 9: 8, 10: 0, 16: 4, 18: 8 };
/** string, document, array, binary: their length stands first. */
const LEAST_LENGTHS: Readonly<Record<number, number>> = { 2: 1, 3: 5, 4: 5, 5: 0 };
/** Those outside the subset, by code. */
const UNSUPPORTED_TYPES: Readonly<Record<number, string>> = Object.fromEntries([
  ...Object.entries({ 0x06: 'undefined', 0x0b: 'regular expression', 0x0c: 'DBPointer', 0x0d: 'code' }),
  ...Object.entries({
    0x0e: 'symbol',
    0x0f: 'code with scope',
    0x11: 'timestamp',
    0x13: 'Decimal128',
    0x7f: 'MaxKey',
    0xff: 'MinKey',
  }),
]);

/** Field names come again and again: the latest one of each hash is kept, which saves making it anew. */
const NAMES = new Array<string | undefined>(1024);

/** Only ever true of ASCII: other names have fewer characters than bytes, or characters that are no bytes. */
const reads = (name: string, bytes: Buffer, start: number, end: number): boolean => {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
};

/** Instead of an element: leaves it out. */
export const NOTHING = Buffer.alloc(0);

/** Copies a document except the elements for which `change` has another, and ends it with those `added`. */
export const rebuilt = (
  bytes: Buffer,
  change: (name: string) => Buffer | undefined,
  added: Iterable<Buffer> = [],
): Buffer => {
  const elements = new Elements(bytes);
  const parts: Buffer[] = [];
  let from = elements.end;
  while (elements.next()) {
    const changed = change(elements.name);
    if (changed === undefined) continue;
    if (from < elements.start) parts.push(bytes.subarray(from, elements.start));
    if (changed !== NOTHING) parts.push(changed);
    from = elements.end;
  }
  parts.push(bytes.subarray(from, elements.end), ...added);
  return documentFrom(parts);
};

/** The document that consists of these elements. */
export const documentFrom = (parts: readonly Buffer[]): Buffer => {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const copy = Buffer.allocUnsafe(size);
  let at = copy.writeInt32LE(size);
  for (const part of parts) at += part.copy(copy, at);
  copy[at] = 0;
  return copy;
};

/** The document as it is stored: `_id` leads, whatever else it holds. */
export const idFirst = (bytes: Buffer): Buffer => {
  const elements = new Elements(bytes);
  const fieldsAt = elements.end;
  while (elements.next()) {
    const { name, start, end } = elements;
    if (name !== '_id') continue;
    if (start === fieldsAt) break;
    return documentFrom([bytes.subarray(start, end), bytes.subarray(fieldsAt, start), bytes.subarray(end, -1)]);
  }
  return bytes;
};

/** The elements of the document at `offset`, with their types and names. */
export const elementsOf = (bytes: Buffer, offset = 0): ReadonlyMap<string, Buffer> => {
  const found = new Map<string, Buffer>();
  for (const elements = new Elements(bytes, offset); elements.next();)
    found.set(elements.name, bytes.subarray(elements.start, elements.end));
  return found;
};
