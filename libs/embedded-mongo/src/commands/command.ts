import { toInteger } from '../bson/numbers';
import { type Document, documentOf, firstKey, inWords, isDocument, type Value } from '../bson/values';
import { MongoError, typeMismatch, unsupported } from '../mongo-error';
import type { Steps } from '../steps';
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
  /** Copies everything into a file, while others go on. */
  readonly copy: (file: string) => Promise<void>;
}

export interface Invocation extends Engine {
  readonly request: Request;
  readonly connectionId: number;
  /** Came over the private socket, whose folder only the owner can enter. */
  readonly isPrivate: boolean;
}

interface Fields {
  /** Its fields beside the general ones, separated by blanks; any other field in a request is refused (40415). */
  readonly fields: string;
}

export interface QueuedCommand extends Fields {
  /** Needs a transaction, and waits while the log is moved into the file. */
  readonly writes?: true;
  /** Not before those that were interrupted have ended. */
  readonly alone?: true;
  readonly run: (invocation: Invocation) => Steps<Reply>;
}

/** Is not queued: it asks nothing of the store, or sees to its place among the others by itself. */
export interface ImmediateCommand extends Fields {
  readonly immediate: (invocation: Invocation) => Reply | Promise<Reply>;
}

export type Command = QueuedCommand | ImmediateCommand;

/** Fields of every command that change nothing here. */
const FREE = new Set(
  '$db $readPreference $clusterTime lsid comment allowDiskUse noCursorTimeout bypassDocumentValidation'.split(' '),
);
/** Fields of every command that may ask for no more than happens anyway. */
const BOUND: Readonly<Record<string, (value: Value) => boolean>> = {
  filter: (value) => isDocument(value) && firstKey(value) === undefined,
  readConcern: (value) => holdsOnly(value, { level: ['local', 'available', 'majority'] }),
  writeConcern: (value) => holdsOnly(value, { w: ['majority', 0, 1], j: undefined, wtimeout: undefined }),
};

/** A document of these fields, whose values are some of those listed (undefined: any). */
const holdsOnly = (value: Value, allowed: Readonly<Record<string, readonly Value[] | undefined>>): boolean =>
  isDocument(value) &&
  Object.entries(value).every(
    ([field, held]) => Object.hasOwn(allowed, field) && (allowed[field]?.includes(held) ?? true),
  );

/** @throws MongoError for fields that change the meaning of a request in a way unknown here. */
export const refuseUnknownFields = (source: Document, fields: string, where: string): void => {
  const expected = fields.split(' ');
  for (const field in source) {
    if (field === where || expected.includes(field) || FREE.has(field)) continue;
    const value = source[field] as Value;
    if (Object.hasOwn(BOUND, field) && BOUND[field]?.(value)) continue;
    throw unsupported(`The field '${where}.${field}' with the value ${inWords(value)}`, 40415);
  }
};

/** The collection that the command's first field names. */
export const collectionName = ({ name, body }: Request): string => {
  const collection = body[name];
  if (typeof collection === 'string' && collection !== '') return collection;
  throw new MongoError(73, `collection name has invalid type for ${name}`);
};

export const namespaceOf = (request: Request): string => `${request.db}.${collectionName(request)}`;

export const collectionOf = ({ request, store }: Invocation): Collection | undefined =>
  store.find(request.db, collectionName(request));

export const documentOrEmpty = (value: Value | undefined, what: string): Document => {
  if (value !== undefined && !isDocument(value)) throw typeMismatch(`'${what}' must be an object`);
  return value ?? documentOf([]);
};

/** A count, or what it is when it is absent. @throws MongoError for fractions and negative numbers. */
export const naturalNumber = (value: Value | undefined, what: string, absent = 0): number => {
  const number = toInteger(value ?? absent, `'${what}'`);
  if (number < 0) throw new MongoError(51024, `BSON field '${what}' value must be >= 0, actual value '${number}'`);
  return number;
};
