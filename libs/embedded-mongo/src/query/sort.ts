import { type Document, isDocument, type Value, inWords } from '../bson/values';
import { type IndexField, parseFields } from '../indexes/definition';
import { keysOf } from '../indexes/keys';
import { badValue, unsupported } from '../mongo-error';

/** @throws MongoError for anything but `{ path: 1 | -1, … }`. */
export const parseSort = (source: Value | undefined): readonly IndexField[] => {
  if (source === undefined) return [];
  if (!isDocument(source)) throw badValue('sort must be a document');
  return parseFields(source, (path, direction) =>
    isDocument(direction)
      ? unsupported(`Sorting by ${path}: ${inWords(direction)}`)
      : badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)'),
  );
};

/**
 * Its place in the order: the first key that an index on these fields would hold of it.
 * @throws MongoError when two of the paths lead into arrays: whose elements belong together is not known here.
 */
export const sortKeyOf = (document: Document, fields: readonly IndexField[]): Buffer =>
  keysOf({ fields, sparse: false }, document).keys.reduce((first, key) =>
    Buffer.compare(key, first) < 0 ? key : first,
  );

interface Keyed {
  readonly key: Buffer;
}

/** So many are sorted, or merged, at once. */
const RUN = 1_000;

/** Sorts stably. */
export function* sorted<T extends Keyed>(items: readonly T[]): Generator<undefined, readonly T[], undefined> {
  if (items.length <= RUN) {
    yield;
    return items.toSorted((a, b) => Buffer.compare(a.key, b.key));
  }
  const middle = items.length >> 1;
  const before = yield* sorted(items.slice(0, middle));
  const after = yield* sorted(items.slice(middle));
  const merged: T[] = [];
  for (let a = 0, b = 0; merged.length < items.length;) {
    const [first, second] = [before[a], after[b]];
    const isFirst = second === undefined || (first !== undefined && Buffer.compare(first.key, second.key) <= 0);
    merged.push((isFirst ? before[a++] : after[b++]) as T);
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}
