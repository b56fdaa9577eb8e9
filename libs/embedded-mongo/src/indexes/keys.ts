import { encodeEntry, type KeyValue } from '../bson/key';
import { type Document, isDocument, type Maybe } from '../bson/values';
import { unsupported } from '../mongo-error';
import { keyValuesAt, type Path } from '../query/paths';
import type { IndexDefinition } from './definition';

export interface IndexKeys {
  readonly keys: readonly Buffer[];
  /** Bit n: the n-th field met an array. */
  readonly multikey: number;
}

/** An index, or an order. */
type Keyed = Pick<IndexDefinition, 'fields' | 'sparse'>;

/**
 * The entries a document has in an index: one, several where it holds an array, none where the index leaves it out.
 * @throws MongoError when two fields lead into arrays.
 */
export const keysOf = ({ fields, sparse }: Keyed, document: Document): IndexKeys => {
  let entries: KeyValue[][] = [[]];
  let multikey = 0;
  let isPresent = false;
  for (const [position, { parts }] of fields.entries()) {
    const reached = keyValuesAt(document, parts);
    if (reached.multikey && multikey !== 0)
      throw unsupported(`A document with arrays in two of ${fields.map(({ path }) => path).join(', ')}`, 171);
    if (reached.multikey) multikey |= 1 << position;
    isPresent ||= reached.present;
    const [first, ...more] = reached.values as [KeyValue, ...KeyValue[]];
    if (more.length > 0) entries = entries.flatMap((head) => reached.values.map((value) => [...head, value]));
    else for (const entry of entries) entry.push(first);
  }
  if (sparse && !isPresent) return { keys: [], multikey: 0 };
  const keys = entries.map((values) => encodeEntry(values, fields));
  return { keys: keys.length === 1 ? keys : distinct(keys), multikey };
};

const distinct = (keys: readonly Buffer[]): readonly Buffer[] => [
  ...new Map(keys.map((key) => [key.toString('latin1'), key])).values(),
];

/** Most updates leave most indexed values as they are, and so need not look at the index's entries at all. */
export const isTouched = ({ fields }: IndexDefinition, before: Document, after: Document): boolean =>
  fields.some(({ parts }) => !isSameAt(parts, before, after));

const isSameAt = (path: Path, before: Maybe, after: Maybe): boolean => {
  for (const part of path) {
    if (before === after) return true;
    if (!isDocument(before) || !isDocument(after)) return false;
    before = before[part];
    after = after[part];
  }
  return before === after || (before instanceof Date && after instanceof Date && +before === +after);
};
