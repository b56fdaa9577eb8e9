import { encodeEntry, type KeyValue } from '../bson/key';
import type { Document } from '../bson/values';
import { unsupported } from '../mongo-error';
import { keyValuesAt } from '../query/paths';
import type { IndexDefinition } from './definition';

export interface IndexKeys {
  readonly keys: readonly Buffer[];
  /** Bit n: the n-th field met an array. */
  readonly multikey: number;
}

const NONE: IndexKeys = { keys: [], multikey: 0 };

/**
 * The entries a document has in an index: one, several where it holds an array, none where the index leaves it out.
 * @throws MongoError when two fields lead into arrays.
 */
export const keysOf = ({ fields, sparse, name }: IndexDefinition, document: Document): IndexKeys => {
  let entries: readonly (readonly KeyValue[])[] = [[]];
  let multikey = 0;
  let isPresent = false;
  for (const [position, { parts }] of fields.entries()) {
    const reached = keyValuesAt(document, parts);
    if (reached.multikey && multikey !== 0)
      throw unsupported(`A document with arrays in two fields of the index ${name}`, 171);
    if (reached.multikey) multikey |= 1 << position;
    isPresent ||= reached.present;
    entries = entries.flatMap((head) => reached.values.map((value) => [...head, value]));
  }
  if (sparse && !isPresent) return NONE;
  const descending = fields.map((field) => field.descending);
  const keys = entries.map((values) => encodeEntry(values, descending));
  return { keys: keys.length === 1 ? keys : distinct(keys), multikey };
};

/** For descending fields: flips the order of the bytes. */
export const invert = (key: Buffer): Buffer => Buffer.from(key.map((byte) => ~byte));

const distinct = (keys: readonly Buffer[]): readonly Buffer[] => [
  ...new Map(keys.map((key) => [key.toString('latin1'), key])).values(),
];
