import { equalValues } from '../bson/key';
import { isTruthy, toNumber } from '../bson/numbers';
import { type Document, documentOf, isDocument, type Value } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import { compileFilter, type Filter } from '../query/filter';
import { isArrayIndex, parsePath, type Path } from '../query/paths';

export interface IndexField {
  readonly path: string;
  readonly parts: Path;
  readonly descending: boolean;
}

export interface IndexDefinition {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: Filter | undefined;
  /** The top-level fields that decide about a document's entries. */
  readonly reads: readonly string[];
  /** Seconds; documents whose (single) indexed date is older are swept away. */
  readonly expireAfter: number | undefined;
  /** As listIndexes shows it. */
  readonly spec: Document;
}

const cannotCreate = (message: string): MongoError => new MongoError(67, message);

/** Options that are kept, and those that change nothing here; any other is refused by name. */
const KEPT = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'];
const HARMLESS = new Set(['v', 'ns', 'background', 'key', 'name', ...KEPT]);

export const ID_INDEX = documentOf([
  ['key', documentOf([['_id', 1]])],
  ['name', '_id_'],
]);

/** @throws MongoError for index kinds and options outside the subset. */
export const parseIndexDefinition = (source: Document): IndexDefinition => {
  const { key, partialFilterExpression: partial, expireAfterSeconds } = source;
  if (!isDocument(key) || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be an empty object');
  const stranger = Object.keys(source).find((option) => !HARMLESS.has(option));
  if (stranger !== undefined) throw unsupported(`The index option ${stranger}`, 67);
  if (partial !== undefined && !isDocument(partial)) throw cannotCreate('partialFilterExpression must be an object');
  const fields = Object.entries(key).map(parseField);
  const name = String(
    source['name'] ?? fields.map(({ path, descending }) => `${path}_${descending ? -1 : 1}`).join('_'),
  );
  const expireAfter = toNumber(expireAfterSeconds);
  if (expireAfterSeconds !== undefined && (expireAfter === undefined || !(expireAfter >= 0) || fields.length > 1)) {
    throw cannotCreate('expireAfterSeconds must be a number of seconds on a single field');
  }
  const filter = partial && compileFilter(partial);
  if (filter && filter.fields === undefined) throw cannotCreate('Unsupported expression in partialFilterExpression');
  const kept = KEPT.filter((option) => source[option] !== undefined && source[option] !== false);
  return {
    name,
    fields,
    unique: isTruthy(source['unique']) || name === '_id_',
    sparse: isTruthy(source['sparse']),
    partial: filter,
    reads: [...fields.map(({ parts }) => parts[0] as string), ...(filter?.fields ?? [])],
    expireAfter,
    spec: documentOf([
      ['v', 2],
      ['key', key],
      ['name', name],
      ...kept.map((option) => [option, source[option] as Value] as const),
    ]),
  };
};

const parseField = ([path, direction]: [string, Value]): IndexField => {
  const number = toNumber(direction);
  if (number === undefined) throw unsupported(`The index type ${String(direction)} on ${path}`, 67);
  if (!(Math.abs(number) > 0)) throw cannotCreate('Values in the index key pattern must be non-zero numbers');
  const parts = parsePath(path);
  if (parts.some((part) => part === '' || part.startsWith('$') || isArrayIndex(part))) {
    throw unsupported(`An index on the path '${path}'`, 67);
  }
  return { path, parts, descending: number < 0 };
};

/**
 * Whether this index is there already.
 * @throws MongoError 85/86 when its name or its key belongs to a different one.
 */
export const isSameIndex = (existing: IndexDefinition, wanted: IndexDefinition): boolean => {
  if (equalValues(existing.spec, wanted.spec)) return true;
  const sameKey = equalValues(existing.spec['key'] as Value, wanted.spec['key'] as Value);
  if (sameKey)
    throw new MongoError(85, `An index on this key exists with another name or other options: ${existing.name}`);
  if (existing.name !== wanted.name) return false;
  throw new MongoError(86, `An existing index has the same name and a different key: ${existing.name}`);
};
