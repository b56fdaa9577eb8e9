import { decodeDocument } from '../bson/decode';
import { isTruthy, toInteger } from '../bson/numbers';
import { type Document, documentOf, isArray, isDocument, type Value } from '../bson/values';
import { failedToParse, MongoError, typeMismatch } from '../mongo-error';
import type { Collection } from '../storage/collection';
import type { Store } from '../storage/store';
import type { Request } from '../wire/messages';
import type { Reply } from '../wire/reply';
import type { Cursors } from './cursors';

/** What every command works on. */
export interface Engine {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly now: () => Date;
}

export interface Invocation extends Engine {
  readonly request: Request;
  readonly connectionId: number;
  /** Came over the private socket, whose folder only the owner can enter. */
  readonly isPrivate: boolean;
}

export interface Command {
  /** Its fields beside the general ones, separated by blanks; any other field in a request is refused (40415). */
  readonly fields: string;
  /** Needs a transaction. */
  readonly writes?: true;
  /** Must not run inside a transaction. */
  readonly alone?: true;
  readonly run: (invocation: Invocation) => Reply;
}

const GENERAL_FIELDS =
  '$db $readPreference $clusterTime lsid comment maxTimeMS readConcern writeConcern apiVersion apiStrict apiDeprecationErrors';

/** Options that may be sent as long as they ask for nothing: an empty value is what the server does anyway. */
const INERT_FIELDS =
  'collation let arrayFilters explain tailable awaitData returnKey showRecordId noCursorTimeout allowDiskUse ' +
  'bypassDocumentValidation allowPartialResults oplogReplay min max';

const KNOWN = new Map<string, ReadonlySet<string>>();
const known = (fields: string): ReadonlySet<string> => {
  let set = KNOWN.get(fields);
  if (set === undefined) KNOWN.set(fields, (set = new Set(fields.split(' '))));
  return set;
};
const GENERAL = known(GENERAL_FIELDS);
const INERT = known(INERT_FIELDS);
const HARMLESS = known('allowDiskUse noCursorTimeout bypassDocumentValidation');

/** @throws MongoError for fields that change the meaning of a request in a way unknown here. */
export const refuseUnknownFields = (source: Document, fields: string, where: string): void => {
  const expected = known(fields);
  for (const [field, value] of Object.entries(source)) {
    if (field === where || expected.has(field) || GENERAL.has(field) || HARMLESS.has(field)) continue;
    if (INERT.has(field) && isEmpty(value)) continue;
    if (field === 'txnNumber' || field === 'startTransaction' || field === 'autocommit') {
      throw new MongoError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
    }
    throw new MongoError(
      40415,
      `BSON field '${where}.${field}' is an unknown field, or one not supported by the embedded database; set MONGODB_URI for a full MongoDB`,
    );
  }
};

const isEmpty = (value: Value): boolean => {
  if (isDocument(value)) return Object.keys(value).length === 0 || value['locale'] === 'simple';
  return isArray(value) ? value.length === 0 : !isTruthy(value);
};

/** The collection that the command's first field names. */
export const collectionName = ({ name, body }: Request): string => {
  const collection = body[name];
  if (typeof collection === 'string' && collection !== '') return collection;
  throw new MongoError(73, `collection name has invalid type for ${name}`);
};

export const collectionOf = ({ request, store }: Invocation): Collection | undefined =>
  store.find(request.db, collectionName(request));

/** A list of documents, sent as a sequence or inside the body. */
export const documentsOf = ({ body, sequences, name }: Request, field: string): readonly Document[] => {
  const encoded = sequences.get(field);
  if (encoded !== undefined) return encoded.map((bytes) => decodeDocument(bytes));
  const list = body[field];
  if (!isArray(list) || !list.every(isDocument)) throw failedToParse(`'${name}.${field}' must be an array of objects`);
  return list;
};

export const documentOrEmpty = (value: Value | undefined, what: string): Document => {
  if (value !== undefined && !isDocument(value)) throw typeMismatch(`'${what}' must be an object`);
  return value ?? documentOf([]);
};

/** A count that may be absent. @throws MongoError for fractions and negative numbers. */
export const naturalNumber = (value: Value | undefined, what: string): number => {
  const number = toInteger(value ?? 0, `'${what}'`);
  if (number < 0) throw new MongoError(51024, `BSON field '${what}' value must be >= 0, actual value '${number}'`);
  return number;
};
