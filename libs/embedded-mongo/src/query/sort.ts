import { encodeKey } from '../bson/key';
import { toNumber } from '../bson/numbers';
import { type Document, isDocument, type Value, inWords } from '../bson/values';
import { badValue, unsupported } from '../mongo-error';
import { keyValuesAt, parsePath, type Path } from './paths';

export interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** @throws MongoError for anything but `{ path: 1 | -1, … }`. */
export const parseSort = (source: Value | undefined): readonly SortKey[] => {
  if (source === undefined) return [];
  if (!isDocument(source)) throw badValue('sort must be a document');
  return Object.entries(source).map(([path, value]) => {
    parsePath(path);
    if (isDocument(value)) throw unsupported(`Sorting by ${path}: ${inWords(value)}`);
    const direction = toNumber(value);
    if (direction === 1 || direction === -1) return { path, direction };
    throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  });
};

type Pausing<T> = Generator<undefined, T, undefined>;

type Order = SortKey & { readonly parts: Path };

/**
 * Sorts stably, by the keys that an index would hold: an array by its least element up, by its greatest down.
 * @throws MongoError when two of the paths lead into arrays: whose elements belong together is not known here.
 */
export function* sortBy<T>(
  items: readonly T[],
  documentOf: (item: T) => Document,
  keys: readonly SortKey[],
): Pausing<readonly T[]> {
  if (keys.length === 0) return items;
  const orders = keys.map((key): Order => ({ ...key, parts: parsePath(key.path) }));
  const keyed: Keyed<T>[] = [];
  for (const item of items) {
    keyed.push({ item, tuple: tupleOf(documentOf(item), orders) });
    yield;
  }
  const sorted = yield* mergeSorted(keyed, (a, b) => compareTuples(a.tuple, b.tuple, orders));
  return sorted.map(({ item }) => item);
}

interface Keyed<T> {
  readonly item: T;
  readonly tuple: readonly Buffer[];
}

/** So many are sorted, or merged, at once. */
const RUN = 1_000;

/** Runs that are sorted at once are merged, twice as long each time. */
function* mergeSorted<T>(items: readonly T[], compare: (a: T, b: T) => number): Pausing<readonly T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergeTwo(runs[at] as T[], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeTwo<T>(first: readonly T[], second: readonly T[], compare: (a: T, b: T) => number): Pausing<T[]> {
  const merged: T[] = [];
  for (let a = 0, b = 0; a < first.length || b < second.length;) {
    const isFirst = b >= second.length || (a < first.length && compare(first[a] as T, second[b] as T) <= 0);
    merged.push((isFirst ? first[a++] : second[b++]) as T);
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}

const tupleOf = (document: Document, orders: readonly Order[]): readonly Buffer[] => {
  let arrays = 0;
  return orders.map(({ parts, direction }) => {
    const { values, multikey } = keyValuesAt(document, parts);
    if (multikey && (arrays += 1) > 1) throw unsupported('A sort by two paths that lead into arrays');
    return values.map(encodeKey).reduce((best, key) => (Buffer.compare(key, best) * direction < 0 ? key : best));
  });
};

const compareTuples = (a: readonly Buffer[], b: readonly Buffer[], orders: readonly Order[]): number => {
  for (const [index, { direction }] of orders.entries()) {
    const order = Buffer.compare(a[index] as Buffer, b[index] as Buffer) * direction;
    if (order !== 0) return order;
  }
  return 0;
};
