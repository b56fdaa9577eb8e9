import { type Document, documentOf, inWords, isDocument, type Maybe, type Value } from '../bson/values';
import type { IndexDefinition } from '../indexes/definition';
import { MongoError } from '../mongo-error';
import type { Path } from '../query/paths';

const valueAt = (document: Maybe, path: Path): Value =>
  path.reduce<Maybe>((value, part) => (isDocument(value) ? value[part] : undefined), document) ?? null;

/** Longer values than this are not repeated whole in an error. */
const MOST_SHOWN = 1_000;

/** What MongoDB tells of a value that a unique index holds already. */
export const duplicateKey = (
  namespace: string,
  { name, spec, fields }: IndexDefinition,
  document: Document,
): MongoError => {
  const keyValue = documentOf(fields.map(({ path, parts }) => [path, valueAt(document, parts)]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${inWords(value).slice(0, MOST_SHOWN)}`);
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: spec['key'], ...(inWords(keyValue).length <= MOST_SHOWN && { keyValue }) },
  );
};
