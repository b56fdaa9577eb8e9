import { decodeDocument } from '../bson/decode';
import { type Document, isArray, isDocument, toInteger, type Value } from '../bson/values';
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
}

export interface Command {
  /** Fields beside the general ones; anything else in the request is refused (40415). */
  readonly fields: readonly string[];
  /** Needs a transaction. */
  readonly writes?: true;
  readonly run: (invocation: Invocation) => Reply;
}

const GENERAL_FIELDS = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

export const refuseUnknownFields = ({ name, body }: Request, fields: readonly string[]): void => {
  for (const field of Object.keys(body)) {
    if (field === name || fields.includes(field) || GENERAL_FIELDS.has(field)) continue;
    if (field === 'txnNumber' || field === 'startTransaction' || field === 'autocommit') {
      throw new MongoError(
        20,
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      );
    }
    throw new MongoError(40415, 'Location40415', `BSON field '${name}.${field}' is an unknown field.`);
  }
};

/** The collection that the command's first field names. */
export const collectionName = ({ name, body }: Request): string => {
  const collection = body[name];
  if (typeof collection !== 'string' || collection === '') {
    throw new MongoError(73, 'InvalidNamespace', `collection name has invalid type for ${name}`);
  }
  return collection;
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

export const optionalDocument = (value: Value | undefined, what: string): Document | undefined => {
  if (value === undefined) return undefined;
  if (!isDocument(value)) throw typeMismatch(`'${what}' must be an object`);
  return value;
};

export const documentOrEmpty = (value: Value | undefined, what: string): Document =>
  optionalDocument(value, what) ?? {};

/** A count that may be absent. @throws MongoError for fractions and negative numbers. */
export const naturalNumber = (value: Value | undefined, what: string): number => {
  if (value === undefined || value === null) return 0;
  const number = toInteger(value, `'${what}'`);
  if (number < 0)
    throw new MongoError(51024, 'Location51024', `BSON field '${what}' value must be >= 0, actual value '${number}'`);
  return number;
};
