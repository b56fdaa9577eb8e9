import { ObjectId } from 'bson';
import { decodeDocument } from '../bson/decode';
import { elementsOf } from '../bson/elements';
import { encodeDocument, notTooLarge } from '../bson/encode';
import { isTruthy, toNumber } from '../bson/numbers';
import { refuseUnstorable } from '../bson/storable';
import { documentOf, idFirst, isArray, isDocument, newDocument } from '../bson/values';
import type { Document, Maybe, Value } from '../bson/values';
import { badValue, failedToParse, MongoError, unsupported } from '../mongo-error';
import { findMatches } from '../query/execute';
import { compileFilter, type Filter } from '../query/filter';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import type { StoredDocument } from '../storage/chunks';
import type { Collection } from '../storage/collection';
import { isStorageError } from '../storage/store';
import { compileUpdate, encodeChanges, type Update } from '../update/update';
import type { Name } from '../registry';
import { errorReply, type Reply } from '../wire/reply';
import {
  type Command,
  collectionName,
  documentOrEmpty,
  documentsOf,
  type Invocation,
  refuseUnknownFields,
} from './command';

/** As `hello` tells drivers. */
export const MAX_BATCH = 100_000;

/** Errors beyond so many come with their codes alone, as MongoDB's do when they grow large. */
const MOST_DETAILS = 1_000;

type WriteError = Readonly<Record<string, unknown>>;

/** Runs the statements one by one: an ordered batch stops at the first failure, an unordered one goes on. */
const eachStatement = <T>(
  { request }: Invocation,
  statements: readonly T[],
  run: (statement: T, index: number) => void,
): { readonly writeErrors?: readonly WriteError[] } => {
  if (statements.length < 1 || statements.length > MAX_BATCH)
    throw new MongoError(16, `Write batch sizes must be between 1 and ${MAX_BATCH}, and not ${statements.length}`);
  const writeErrors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (isStorageError(error)) throw error;
      const { ok: _ok, codeName: _codeName, ...details } = errorReply(error);
      writeErrors.push(
        writeErrors.length < MOST_DETAILS ? { index, ...details } : { index, code: details['code'], errmsg: '' },
      );
      if (isTruthy(request.body['ordered'] ?? true)) break;
    }
  }
  return writeErrors.length === 0 ? {} : { writeErrors };
};

const insert: Command = {
  writes: true,
  fields: 'documents ordered',
  run: (invocation) => {
    const { request, store } = invocation;
    const collection = store.ensure(request.db, collectionName(request));
    const encoded = request.sequences.get('documents') ?? documentsOf(request, 'documents').map(encodeDocument);
    let n = 0;
    const errors = eachStatement(invocation, encoded, (bytes) => {
      insertDocument(collection, decodeDocument(bytes), bytes);
      n += 1;
    });
    return { n, ...errors, ok: 1 };
  },
};

/** Stores a new document; `bytes` are its encoding, usable when it needs no new `_id` and no other order. */
const insertDocument = (collection: Collection, document: Document, bytes?: Buffer): Document => {
  refuseUnstorable(document, 0);
  if (isArray(document['_id'])) throw new MongoError(53, "The '_id' value cannot be of type array");
  const complete =
    document['_id'] === undefined ? Object.assign(documentOf([['_id', new ObjectId()]]), document) : idFirst(document);
  collection.insert(complete, complete === document && bytes ? notTooLarge(bytes) : encodeDocument(complete));
  return complete;
};

const update: Command = {
  writes: true,
  fields: 'updates ordered',
  run: (invocation) => {
    const { request, store } = invocation;
    let collection = store.find(request.db, collectionName(request));
    let n = 0;
    let nModified = 0;
    const upserted: Record<string, unknown>[] = [];
    const encoded = request.sequences.get('updates');
    const errors = eachStatement(invocation, documentsOf(request, 'updates'), (statement, index) => {
      refuseUnknownFields(statement, 'q u multi upsert', 'update.updates');
      const multi = isTruthy(statement['multi']);
      const filter = filterOf(statement['q']);
      const change = compileUpdate(statement['u']);
      const sent = encoded && elementsSet(encoded[index] as Buffer);
      const target = collection;
      const matches = target ? findMatches(target, { filter, sort: [], skip: 0, limit: multi ? 0 : 1 }) : [];
      for (const match of matches) {
        nModified += Number(applyUpdate(target as Collection, match, change, sent) !== match.body);
        n += 1;
      }
      if (matches.length > 0 || !isTruthy(statement['upsert'])) return;
      collection ??= store.ensure(request.db, collectionName(request));
      upserted.push({ index, _id: upsertDocument(collection, filter, change)['_id'] });
      n += 1;
    });
    return { n, nModified, ...(upserted.length > 0 && { upserted }), ...errors, ok: 1 };
  },
};

/** What the `$set` of an update statement holds: an element's value follows its type, its name and a zero. */
const elementsSet = (statement: Buffer): ReadonlyMap<string, Buffer> | undefined => {
  const update = elementsOf(statement).get('u');
  const set = update && elementsOf(update, '_u_'.length).get('$set');
  return set && elementsOf(set, '_$set_'.length);
};

const filterOf = (source: Maybe): Filter => {
  if (!isDocument(source)) throw badValue('the filter must be a document');
  return compileFilter(source);
};

/** Writes the document's next version, unless it equals the present one, and gives what is stored then. */
const applyUpdate = (
  collection: Collection,
  { rowId, body }: StoredDocument,
  { fields, apply }: Update,
  sent?: ReadonlyMap<string, Buffer>,
): Buffer => {
  const concerned = collection.concernedBy(fields);
  const before = decodeDocument(body, 0, concerned.fields);
  const after = apply(before, false);
  const bytes = encodeChanges(body, before, after, fields, sent);
  if (bytes.equals(body)) return body;
  collection.replace(rowId, before, after, bytes, concerned.indexes);
  return bytes;
};

/** Inserts what the filter's equalities and the update make together. @throws MongoError when two are of one field. */
const upsertDocument = (collection: Collection, { conditions }: Filter, change: Update): Document => {
  const seed = newDocument();
  for (const { path, operator, operand } of conditions) {
    if (operator === '$in' && (operand as readonly Value[]).length === 1)
      throw unsupported(`An upsert by a list of one ($in on ${path})`);
    if (operator !== '=') continue;
    if (path.includes('.')) throw unsupported(`An upsert by equality of the path '${path}'`);
    if (path in seed) throw new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    seed[path] = operand;
  }
  return insertDocument(collection, change.apply(seed, true));
};

const remove: Command = {
  writes: true,
  fields: 'deletes ordered',
  run: (invocation) => {
    const { request, store } = invocation;
    const collection = store.find(request.db, collectionName(request));
    let n = 0;
    const errors = eachStatement(invocation, documentsOf(request, 'deletes'), (statement) => {
      refuseUnknownFields(statement, 'q limit', 'delete.deletes');
      const limit = toNumber(statement['limit']);
      if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
      const filter = filterOf(statement['q']);
      for (const { rowId, body } of collection === undefined
        ? []
        : findMatches(collection, { filter, sort: [], skip: 0, limit })) {
        collection?.remove(rowId, decodeDocument(body));
        n += 1;
      }
    });
    return { n, ...errors, ok: 1 };
  },
};

const findAndModify: Command = {
  writes: true,
  fields: 'query sort remove update new fields upsert',
  run: ({ request, store }) => {
    const { body } = request;
    const [removing, wantsNew, upserts] = [body['remove'], body['new'], body['upsert']].map(isTruthy);
    if (removing === (body['update'] !== undefined))
      throw failedToParse('Either an update or remove=true must be specified');
    if (removing && (wantsNew || upserts))
      throw failedToParse('remove=true goes with neither new=true nor upsert=true');
    const filter = compileFilter(documentOrEmpty(body['query'], 'query'));
    const sort = parseSort(body['sort']);
    const project = compileProjection(documentOrEmpty(body['fields'], 'fields'));
    const change = removing ? undefined : compileUpdate(body['update']);
    const collection = store.find(request.db, collectionName(request));
    const [match] = collection ? findMatches(collection, { filter, sort, skip: 0, limit: 1 }) : [];
    const reply = (lastErrorObject: Record<string, unknown>, given?: Buffer): Reply => ({
      lastErrorObject,
      value: given === undefined ? null : decodeDocument(project(given)),
      ok: 1,
    });
    if (collection && match && change === undefined) {
      collection.remove(match.rowId, decodeDocument(match.body));
      return reply({ n: 1 }, match.body);
    }
    if (collection && match && change) {
      const after = applyUpdate(collection, match, change);
      return reply({ n: 1, updatedExisting: true }, wantsNew ? after : match.body);
    }
    if (change === undefined) return reply({ n: 0 });
    if (!upserts) return reply({ n: 0, updatedExisting: false });
    const inserted = upsertDocument(store.ensure(request.db, collectionName(request)), filter, change);
    return reply(
      { n: 1, updatedExisting: false, upserted: inserted['_id'] },
      wantsNew ? encodeDocument(inserted) : undefined,
    );
  },
};

export const writeCommands = { insert, update, delete: remove, findAndModify } satisfies Partial<
  Record<Name<'command'>, Command>
>;
