import { equalValues } from '../bson/key';
import { isTruthy, toNumber } from '../bson/numbers';
import { type Document, documentOf, firstKey, inWords, isDocument, type Value } from '../bson/values';
import { MongoError, typeMismatch, unsupported } from '../mongo-error';
import { parsePath, type Path } from '../query/paths';
import { admit } from '../registry';

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
  /** The top-level fields that decide about a document's entries. */
  readonly reads: readonly string[];
  /** Seconds; documents whose (single) indexed date is older are swept away. */
  readonly expireAfter: number | undefined;
  /** As listIndexes shows it. */
  readonly spec: Document;
}

const cannotCreate = (message: string): MongoError => new MongoError(67, message);

/** What every definition has, and what drivers add that means nothing. */
const PLAIN = new Set(['v', 'key', 'name', 'background']);
const MAX_SECONDS = 2 ** 31 - 1;

const ID_KEY = documentOf([['_id', 1]]);
export const ID_INDEX = documentOf(Object.entries({ key: ID_KEY, name: '_id_' }));
export const isIdIndex = ({ spec }: IndexDefinition): boolean => equalValues(spec['key'] as Value, ID_KEY);

/** @throws MongoError for index kinds and options outside the registry. */
export const parseIndexDefinition = (source: Document): IndexDefinition => {
  const { key, v = 2 } = source;
  if (!isDocument(key) || firstKey(key) === undefined) throw cannotCreate('Index keys cannot be an empty object');
  const options = Object.keys(source).filter((option) => !PLAIN.has(option));
  for (const option of options) admit('index option', option);
  if (toNumber(v) !== 2) throw unsupported(`The index version ${String(v)}`, 67);
  const fields = parseFields(key, (path, direction) =>
    unsupported(`The index type ${inWords(direction)} on ${path}`, 67),
  );
  const isId = equalValues(key, ID_KEY);
  if (fields.length === 1 && firstKey(key) === '_id' && (!isId || options.length > 0))
    throw unsupported('An index on _id alone, downwards or with options', 67);
  const made = fields.map(({ path, descending }) => `${path}_${descending ? -1 : 1}`).join('_');
  const name = isId ? '_id_' : (source['name'] ?? made);
  if (typeof name !== 'string' || name === '' || (name === '_id_' && !isId))
    throw cannotCreate(`The name of an index must be text, and not that of the index on _id: ${inWords(name)}`);
  const [unique, sparse] = [source['unique'], source['sparse']].map(flagOf) as [boolean, boolean];
  const expireAfter = parseExpiry(source['expireAfterSeconds'], fields);
  const shown = { v: 2, key, name, ...(unique && { unique }), ...(sparse && { sparse }) };
  return {
    name,
    fields,
    unique: unique || isId,
    sparse,
    reads: fields.map(({ parts }) => parts[0] as string),
    expireAfter,
    spec: documentOf(
      Object.entries({ ...shown, ...(expireAfter !== undefined && { expireAfterSeconds: expireAfter }) }),
    ),
  };
};

const flagOf = (value: Value | undefined): boolean => {
  if (value === undefined || typeof value === 'boolean' || toNumber(value) !== undefined) return isTruthy(value);
  throw typeMismatch(`'unique' and 'sparse' must be booleans, not ${inWords(value)}`);
};

const parseExpiry = (value: Value | undefined, fields: readonly IndexField[]): number | undefined => {
  if (value === undefined) return undefined;
  const seconds = toNumber(value);
  if (seconds === undefined || !Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS || fields.length > 1)
    throw cannotCreate(`expireAfterSeconds must be a whole number from 0 to ${MAX_SECONDS}, on a single field`);
  return seconds;
};

/** `{ path: 1 | -1, … }`, of an index or an order. @throws what `refusal` makes of anything else. */
export const parseFields = (
  source: Document,
  refusal: (path: string, direction: Value) => MongoError,
): readonly IndexField[] =>
  Object.entries(source).map(([path, direction]) => {
    const number = toNumber(direction);
    if (number !== 1 && number !== -1) throw refusal(path, direction);
    return { path, parts: parsePath(path), descending: number < 0 };
  });

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
