import { compareValues } from '../bson/compare';
import { type Document, isArray, isDocument, type Maybe, toNumber, type Value } from '../bson/values';
import { badValue, unsupported } from '../mongo-error';
import { parsePath, type Path, visitPath } from './paths';

export interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** @throws MongoError for anything but `{ path: 1 | -1, … }`. */
export const parseSort = (source: Value | undefined): readonly SortKey[] => {
  if (source === undefined) return [];
  if (!isDocument(source)) throw badValue('sort must be a document');
  return Object.entries(source).map(([path, value]) => {
    if (isDocument(value)) throw unsupported(`Sorting by ${Object.keys(value)[0] ?? 'a document'}`);
    const direction = toNumber(value);
    if (direction !== 1 && direction !== -1)
      throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { path, direction };
  });
};

/** An array sorts by its least element going up and by its greatest going down; the empty array below null. */
const EMPTY = Symbol('empty array');
type SortValue = Value | typeof EMPTY;

const compareSortValues = (a: SortValue, b: SortValue): number => {
  if (a === EMPTY || b === EMPTY) {
    if (a === b) return 0;
    return a === EMPTY ? (isMinKey(b) ? 1 : -1) : isMinKey(a) ? -1 : 1;
  }
  return compareValues(a, b);
};

const isMinKey = (value: SortValue): boolean => (value as { _bsontype?: string } | null)?._bsontype === 'MinKey';

const sortValue = (document: Document, path: Path, direction: 1 | -1): SortValue => {
  let best: SortValue | undefined;
  const consider = (candidate: SortValue): void => {
    if (best === undefined || compareSortValues(candidate, best) * direction < 0) best = candidate;
  };
  visitPath(document, path, (value: Maybe, element?: number) => {
    if (!isArray(value) || element !== undefined) consider(value ?? null);
    else if (value.length === 0) consider(EMPTY);
    return false;
  });
  return best ?? null;
};

export type SortTuple = readonly SortValue[];

/** What to remember of a document, and how to order two of them. */
export const compileSort = (
  keys: readonly SortKey[],
): {
  readonly tupleOf: (document: Document) => SortTuple;
  readonly compare: (a: SortTuple, b: SortTuple) => number;
} => {
  const paths = keys.map(({ path }) => parsePath(path));
  return {
    tupleOf: (document) => keys.map(({ direction }, index) => sortValue(document, paths[index] as Path, direction)),
    compare: (a, b) => {
      for (let index = 0; index < keys.length; index += 1) {
        const order = compareSortValues(a[index] as SortValue, b[index] as SortValue);
        if (order !== 0) return order * (keys[index] as SortKey).direction;
      }
      return 0;
    },
  };
};

/** Sorts stably and in a new array. */
export const sortDocuments = <T>(
  items: readonly T[],
  documentOf: (item: T) => Document,
  keys: readonly SortKey[],
): T[] => {
  const { tupleOf, compare } = compileSort(keys);
  return items
    .map((item) => ({ item, tuple: tupleOf(documentOf(item)) }))
    .sort((a, b) => compare(a.tuple, b.tuple))
    .map(({ item }) => item);
};
