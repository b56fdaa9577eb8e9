import { ObjectId } from 'bson';
import { decodeDocument } from '../bson/decode';
import { encodeDocument, MAX_DOCUMENT_BYTES, tooLarge } from '../bson/encode';
import { type Document, documentOf, isArray, isDocument, isTruthy, typeOf, type Value } from '../bson/values';
import { badValue, MongoError, unsupported } from '../mongo-error';
import { compileFilter } from '../query/filter';
import { findMatches, type Match, type Query } from '../query/execute';
import type { Collection } from '../storage/collection';
import { isStorageError } from '../storage/store';
import { copyOf, withPath } from '../update/document-path';
import { compileUpdate, isReplacement, type Update } from '../update/update';
import { parsePath } from '../query/paths';
import { errorReply } from '../wire/reply';
import { hintOf } from './catalog';
import { type Command, collectionName, documentsOf, type Invocation } from './command';

type WriteError = Record<string, unknown>;

/** Runs the statements one by one: an ordered batch stops at the first failure, an unordered one goes on. */
const eachStatement = <T>(
  statements: readonly T[],
  ordered: boolean,
  run: (statement: T, index: number) => void,
): WriteError[] => {
  const errors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (isStorageError(error)) throw error;
      const { ok: _ok, codeName: _codeName, ...details } = errorReply(error);
      errors.push({ index, ...details });
      if (ordered) break;
    }
  }
  return errors;
};

const withErrors = (reply: Record<string, unknown>, writeErrors: readonly WriteError[]): Record<string, unknown> =>
  writeErrors.length === 0 ? reply : { ...reply, writeErrors };

const isOrdered = (invocation: Invocation): boolean => invocation.request.body['ordered'] !== false;

const insert: Command = {
  writes: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: (invocation) => {
    const { request, store } = invocation;
    const collection = store.ensure(request.db, collectionName(request));
    let n = 0;
    const encoded =
      request.sequences.get('documents') ??
      documentsOf(request, 'documents').map((document) => encodeDocument(document));
    const writeErrors = eachStatement(encoded, isOrdered(invocation), (bytes) => {
      insertDocument(collection, decodeDocument(bytes), bytes);
      n += 1;
    });
    return withErrors({ n, ok: 1 }, writeErrors);
  },
};

/** Stores a new document; `bytes` are its encoding when nothing about it must change. */
export const insertDocument = (collection: Collection, document: Document, bytes?: Buffer): Document => {
  const complete = withId(document);
  const body = complete === document && bytes !== undefined ? bytes : encodeDocument(complete);
  if (body.length > MAX_DOCUMENT_BYTES) throw tooLarge(body.length);
  collection.insert(complete, body);
  return complete;
};

const withId = (document: Document): Document => {
  const dollar = Object.keys(document).find((key) => key.startsWith('$'));
  if (dollar !== undefined)
    throw new MongoError(52, 'DollarPrefixedFieldName', `Document fields may not begin with $: '${dollar}'`);
  const id = document['_id'];
  if (id === undefined) return Object.assign(documentOf([['_id', new ObjectId() as Value]]), document);
  if (isArray(id) || (typeof id === 'object' && id !== null && typeOf(id) === 'regex')) {
    throw new MongoError(53, 'InvalidIdField', `The '_id' value cannot be of type ${typeOf(id)}`);
  }
  if (Object.keys(document)[0] === '_id') return document;
  return Object.assign(documentOf([['_id', id]]), document);
};

export interface UpdateStatement {
  readonly query: Query;
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
}

const UPDATE_FIELDS = new Set(['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'c']);

const parseUpdate = (source: Document, collection: Collection): UpdateStatement => {
  refuseStrangers(source, UPDATE_FIELDS, 'update.updates');
  refuseCollation(source['collation']);
  const multi = isTruthy(source['multi']);
  if (multi && isReplacement(source['u']))
    throw new MongoError(9, 'FailedToParse', 'multi update is not supported for replacement-style update');
  return {
    query: queryOf(collection, source['q'], multi ? 0 : 1, source['hint']),
    update: compileUpdate(source['u'], source['arrayFilters']),
    multi,
    upsert: isTruthy(source['upsert']),
  };
};

const refuseStrangers = (source: Document, known: ReadonlySet<string>, where: string): void => {
  for (const field of Object.keys(source)) {
    if (!known.has(field))
      throw new MongoError(40415, 'Location40415', `BSON field '${where}.${field}' is an unknown field.`);
  }
};

/** Only the simple collation, which compares bytes, is known here. */
export const refuseCollation = (collation: Value | undefined): void => {
  if (
    collation === undefined ||
    (isDocument(collation) && (Object.keys(collation).length === 0 || collation['locale'] === 'simple'))
  )
    return;
  throw unsupported('collation');
};

const queryOf = (collection: Collection, filter: Value | undefined, limit: number, hint: Value | undefined): Query => {
  if (!isDocument(filter)) throw badValue('the filter must be a document');
  return { filter: compileFilter(filter), sort: [], skip: 0, limit, hint: hintOf(collection, hint) };
};

const update: Command = {
  writes: true,
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run: (invocation) => {
    const { request, store, now } = invocation;
    const collection = store.ensure(request.db, collectionName(request));
    let n = 0;
    let nModified = 0;
    const upserted: Record<string, unknown>[] = [];
    const writeErrors = eachStatement(documentsOf(request, 'updates'), isOrdered(invocation), (source, index) => {
      const statement = parseUpdate(source, collection);
      const matches = findMatches(collection, statement.query);
      for (const match of matches) {
        n += 1;
        if (applyUpdate(collection, match, statement.update, now()).modified) nModified += 1;
      }
      if (matches.length > 0 || !statement.upsert) return;
      const inserted = upsertDocument(collection, statement, now());
      n += 1;
      upserted.push({ index, _id: inserted['_id'] });
    });
    return withErrors({ n, nModified, ...(upserted.length > 0 && { upserted }), ok: 1 }, writeErrors);
  },
};

/** Writes the match's next version, unless it equals the present one. */
export const applyUpdate = (
  collection: Collection,
  { stored, state }: Match,
  change: Update,
  now: Date,
): { readonly before: Document; readonly after: Document; readonly modified: boolean } => {
  const before = decodeDocument(stored.body);
  const after = change(before, { now, inserting: false, match: state });
  const body = encodeDocument(after);
  const modified = !body.equals(stored.body);
  if (modified) collection.replace(stored.rowId, before, after, body);
  return { before, after, modified };
};

/** Inserts what the filter's equalities and the update make together. */
export const upsertDocument = (
  collection: Collection,
  { query, update: change }: UpdateStatement,
  now: Date,
): Document => {
  let seed: Value = documentOf([]);
  for (const { path, operator, operand } of query.filter.conditions) {
    if (operator === '$eq' || (operator === '$in' && isArray(operand) && operand.length === 1)) {
      const value = operator === '$eq' ? operand : ((operand as readonly Value[])[0] as Value);
      seed = withPath(seed, parsePath(path), value);
    }
  }
  return insertDocument(collection, copyOf(change(seed as Document, { now, inserting: true, match: {} })));
};

const remove: Command = {
  writes: true,
  fields: ['deletes', 'ordered', 'let'],
  run: (invocation) => {
    const { request, store } = invocation;
    const collection = store.find(request.db, collectionName(request));
    if (collection === undefined) return { n: 0, ok: 1 };
    let n = 0;
    const writeErrors = eachStatement(documentsOf(request, 'deletes'), isOrdered(invocation), (source) => {
      refuseStrangers(source, new Set(['q', 'limit', 'hint', 'collation']), 'delete.deletes');
      refuseCollation(source['collation']);
      const limit = source['limit'];
      if (Number(limit) !== 0 && Number(limit) !== 1)
        throw new MongoError(9, 'FailedToParse', 'The limit field in delete objects must be 0 or 1');
      for (const { stored } of findMatches(
        collection,
        queryOf(collection, source['q'], Number(limit), source['hint']),
      )) {
        collection.remove(stored.rowId, decodeDocument(stored.body));
        n += 1;
      }
    });
    return withErrors({ n, ok: 1 }, writeErrors);
  },
};

export const writeCommands: Readonly<Record<string, Command>> = { insert, update, delete: remove };
