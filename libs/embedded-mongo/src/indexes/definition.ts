import { type Document, documentOf, isDocument, isTruthy, toNumber, type Value } from '../bson/values';
import { equalValues } from '../bson/compare';
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
  readonly expireAfterSeconds: number | undefined;
  /** As listIndexes shows it. */
  readonly spec: Document;
}

const cannotCreate = (message: string): MongoError => new MongoError(67, 'CannotCreateIndex', message);

/** Options that change nothing here; any other option is refused by name. */
const HARMLESS = new Set(['v', 'ns', 'background', 'key', 'name', 'hidden']);
const HANDLED = new Set(['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds']);

export const defaultIndexName = (key: Document): string =>
  Object.entries(key)
    .map(([path, direction]) => `${path}_${String(direction)}`)
    .join('_');

/** @throws MongoError for index kinds and options outside the subset. */
export const parseIndexDefinition = (source: Document): IndexDefinition => {
  const key = source['key'];
  if (!isDocument(key) || Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be an empty object');
  for (const [option, value] of Object.entries(source)) {
    if (HARMLESS.has(option) || HANDLED.has(option)) continue;
    throw unsupported(`The index option ${option} (${String(value)})`, 67, 'CannotCreateIndex');
  }
  if (isTruthy(source['hidden'])) throw unsupported('The index option hidden', 67, 'CannotCreateIndex');
  const name = source['name'] ?? defaultIndexName(key);
  if (typeof name !== 'string' || name === '') throw cannotCreate('index names must be non-empty strings');
  const fields = Object.entries(key).map(([path, direction]) => parseField(path, direction));
  const partial = source['partialFilterExpression'];
  if (partial !== undefined && !isDocument(partial)) throw cannotCreate('partialFilterExpression must be an object');
  const expireAfterSeconds = expiryOf(source['expireAfterSeconds'], fields);
  const unique = isTruthy(source['unique']) || name === '_id_';
  const sparse = isTruthy(source['sparse']);
  if (partial !== undefined && sparse) throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  const spec = documentOf([
    ['v', 2],
    ['key', key],
    ['name', name],
    ...(isTruthy(source['unique']) ? [['unique', true] as const] : []),
    ...(sparse ? [['sparse', true] as const] : []),
    ...(partial === undefined ? [] : [['partialFilterExpression', partial] as const]),
    ...(expireAfterSeconds === undefined ? [] : [['expireAfterSeconds', expireAfterSeconds] as const]),
  ]);
  return { name, fields, unique, sparse, partial: partial && compileFilter(partial), expireAfterSeconds, spec };
};

const parseField = (path: string, direction: Value): IndexField => {
  const number = toNumber(direction);
  if (number === undefined)
    throw unsupported(`The index type ${String(direction)} on ${path}`, 67, 'CannotCreateIndex');
  if (number === 0 || !Number.isFinite(number))
    throw cannotCreate('Values in the index key pattern must be non-zero numbers');
  const parts = parsePath(path);
  if (parts.some((part) => part === '' || part.startsWith('$') || isArrayIndex(part))) {
    throw unsupported(`An index on the path '${path}'`, 67, 'CannotCreateIndex');
  }
  return { path, parts, descending: number < 0 };
};

const expiryOf = (value: Value | undefined, fields: readonly IndexField[]): number | undefined => {
  if (value === undefined) return undefined;
  const seconds = toNumber(value);
  if (seconds === undefined || seconds < 0) throw cannotCreate('expireAfterSeconds must be a number ≥ 0');
  if (fields.length !== 1) throw cannotCreate('TTL indexes are single-field indexes');
  return seconds;
};

const shapeOf = (spec: Document): Document =>
  documentOf(Object.entries(spec).filter(([key]) => key !== 'name' && key !== 'v'));

/**
 * Whether the collection has this index already.
 * @throws MongoError 85/86 when the name or the key is taken by a different one.
 */
export const isSameIndex = (existing: IndexDefinition, wanted: IndexDefinition): boolean => {
  const sameKey = equalValues(existing.spec['key'] as Value, wanted.spec['key'] as Value);
  const sameShape = equalValues(sorted(shapeOf(existing.spec)), sorted(shapeOf(wanted.spec)));
  if (existing.name === wanted.name) {
    if (sameShape) return true;
    if (sameKey) throw optionsConflict(existing, wanted);
    throw new MongoError(
      86,
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index but a different key: ${existing.name}`,
    );
  }
  if (sameKey && sameShape) {
    throw new MongoError(85, 'IndexOptionsConflict', `Index already exists with a different name: ${existing.name}`);
  }
  if (sameKey && existing.partial === undefined && wanted.partial === undefined)
    throw optionsConflict(existing, wanted);
  return false;
};

const optionsConflict = (existing: IndexDefinition, wanted: IndexDefinition): MongoError =>
  new MongoError(
    85,
    'IndexOptionsConflict',
    `An equivalent index already exists with the same name but different options. Requested: ${wanted.name}, existing: ${existing.name}`,
  );

const sorted = (document: Document): Document =>
  documentOf(Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1)));
