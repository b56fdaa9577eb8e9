import { EMPTY_ARRAY, encodeKey, invertKey, type KeyValue } from '../bson/key';
import { type Document, isArray, isDocument, type Maybe } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import type { Path } from '../query/paths';
import type { IndexDefinition } from './definition';

export interface IndexKeys {
  readonly keys: readonly Buffer[];
  /** Bit n: the n-th field met an array. */
  readonly multikey: number;
}

const NONE: IndexKeys = { keys: [], multikey: 0 };

/** The entries a document has in an index: one, several where it holds an array, none where the index leaves it out. */
export const keysOf = (definition: IndexDefinition, document: Document): IndexKeys => {
  if (definition.partial !== undefined && !definition.partial.matches(document)) return NONE;
  let multikey = 0;
  let arrayField: string | undefined;
  let present = false;
  let parts: Buffer[][] = [[]];
  definition.fields.forEach(({ parts: path, descending }, position) => {
    const reached = valuesAt(document, path);
    if (reached.throughArray) {
      if (arrayField !== undefined) refuseSecondArray(definition, arrayField, path[0] as string);
      arrayField = path[0] as string;
      multikey |= 1 << position;
    }
    present ||= reached.values.some((value) => value !== undefined);
    const encoded = reached.values.map((value) => {
      const key = encodeKey(value ?? null);
      return descending ? invertKey(key) : key;
    });
    parts = parts.flatMap((head) => encoded.map((key) => [...head, key]));
  });
  if (definition.sparse && !present) return NONE;
  return {
    keys: distinct(parts.map((part) => (part.length === 1 ? (part[0] as Buffer) : Buffer.concat(part)))),
    multikey,
  };
};

/** Fields of one array may be combined (each with each: a superset that the filter narrows), but not two arrays. */
const refuseSecondArray = ({ fields, unique }: IndexDefinition, first: string, second: string): void => {
  if (first !== second) {
    const paths = fields.map(({ path }) => path).join(', ');
    throw new MongoError(171, 'CannotIndexParallelArrays', `cannot index parallel arrays ${paths}`);
  }
  if (unique) throw unsupported('A unique index over two fields of one array');
};

const distinct = (keys: readonly Buffer[]): readonly Buffer[] => {
  if (keys.length < 2) return keys;
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
};

interface Reached {
  readonly values: readonly (KeyValue | undefined)[];
  readonly throughArray: boolean;
}

const MISSING: Reached = { values: [undefined], throughArray: false };

const valuesAt = (document: Document, path: Path): Reached => {
  const values: (KeyValue | undefined)[] = [];
  const throughArray = collect(document[path[0] as string], path, 1, values);
  if (values.length === 0) return { ...MISSING, throughArray };
  return { values, throughArray };
};

const collect = (value: Maybe, path: Path, next: number, out: (KeyValue | undefined)[]): boolean => {
  if (next === path.length) {
    if (!isArray(value)) {
      out.push(value);
      return false;
    }
    if (value.length === 0) out.push(EMPTY_ARRAY);
    else out.push(...value);
    return true;
  }
  if (isDocument(value)) return collect(value[path[next] as string], path, next + 1, out);
  if (!isArray(value)) {
    out.push(undefined);
    return false;
  }
  for (const element of value) if (isDocument(element)) collect(element[path[next] as string], path, next + 1, out);
  return true;
};
