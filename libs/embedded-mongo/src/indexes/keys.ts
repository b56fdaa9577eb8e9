import { encodeEntry, type KeyValue } from '../bson/key';
import type { Document } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import { keyValuesAt } from '../query/paths';
import type { IndexDefinition } from './definition';

export interface IndexKeys {
  readonly keys: readonly Buffer[];
  /** Bit n: the n-th field met an array. */
  readonly multikey: number;
}

const NONE: IndexKeys = { keys: [], multikey: 0 };

/** The entries a document has in an index: one, several where it holds an array, none where the index leaves it out. */
export const keysOf = (definition: IndexDefinition, document: Document): IndexKeys => {
  if (definition.partial?.matches(document) === false) return NONE;
  let entries: readonly (readonly KeyValue[])[] = [[]];
  let multikey = 0;
  let present = false;
  for (const [position, { parts }] of definition.fields.entries()) {
    const reached = keyValuesAt(document, parts);
    if (reached.multikey && multikey !== 0) refuseSecondArray(definition);
    if (reached.multikey) multikey |= 1 << position;
    present ||= reached.present;
    entries = entries.flatMap((head) => reached.values.map((value) => [...head, value]));
  }
  if (definition.sparse && !present) return NONE;
  const descending = definition.fields.map((field) => field.descending);
  const keys = entries.map((values) => encodeEntry(values, descending));
  return { keys: keys.length === 1 ? keys : distinct(keys), multikey };
};

/** For descending fields: flips the order of the bytes. */
export const invert = (key: Buffer): Buffer => Buffer.from(key.map((byte) => ~byte));

const refuseSecondArray = ({ fields }: IndexDefinition): never => {
  const [first, second] = fields.map(({ parts }) => parts[0]);
  if (first === second) throw unsupported('A compound index over two fields of one array');
  throw new MongoError(171, `cannot index parallel arrays: ${fields.map(({ path }) => path).join(', ')}`);
};

const distinct = (keys: readonly Buffer[]): readonly Buffer[] => [
  ...new Map(keys.map((key) => [key.toString('latin1'), key])).values(),
];
