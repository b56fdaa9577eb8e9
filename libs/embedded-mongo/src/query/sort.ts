import { encodeKey } from '../bson/key';
import { toNumber } from '../bson/numbers';
import { type Document, isDocument, type Value } from '../bson/values';
import { badValue, unsupported } from '../mongo-error';
import { keyValuesAt, parsePath } from './paths';

export interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** @throws MongoError for anything but `{ path: 1 | -1, … }`. */
export const parseSort = (source: Value | undefined): readonly SortKey[] => {
  if (source === undefined || source === null) return [];
  if (!isDocument(source)) throw badValue('sort must be a document');
  return Object.entries(source).map(([path, value]) => {
    if (isDocument(value) || path.startsWith('$')) throw unsupported(`Sorting by ${path}: ${JSON.stringify(value)}`);
    const direction = toNumber(value);
    if (direction === 1 || direction === -1) return { path, direction };
    throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  });
};

/** Sorts stably, by the keys that an index would hold: an array by its least element up, by its greatest down. */
export const sortBy = <T>(items: readonly T[], documentOf: (item: T) => Document, keys: readonly SortKey[]): T[] => {
  const paths = keys.map(({ path }) => parsePath(path));
  const tupleOf = (item: T): readonly Buffer[] =>
    keys.map(({ direction }, index) =>
      keyValuesAt(documentOf(item), paths[index] as readonly string[])
        .values.map(encodeKey)
        .reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best)),
    );
  const compare = (a: readonly Buffer[], b: readonly Buffer[]): number => {
    for (const [index, { direction }] of keys.entries()) {
      const order = Buffer.compare(a[index] as Buffer, b[index] as Buffer) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
  return items
    .map((item) => ({ item, tuple: tupleOf(item) }))
    .sort((a, b) => compare(a.tuple, b.tuple))
    .map(({ item }) => item);
};
