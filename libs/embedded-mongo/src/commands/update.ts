import { decodeDocument } from '../bson/decode';
import { elementsOf } from '../bson/elements';
import { isTruthy } from '../bson/numbers';
import { type Document, newDocument, type Value } from '../bson/values';
import { MongoError, unsupported } from '../mongo-error';
import { changeMatches } from '../query/execute';
import type { Filter } from '../query/filter';
import type { StoredDocument } from '../storage/chunks';
import type { Collection } from '../storage/collection';
import { compileUpdate, encodeChanges, type Update } from '../update/update';
import { collectionName, type QueuedCommand, refuseUnknownFields } from './command';
import { type Inserted, insertDocument } from './insert';
import { eachStatement, filterOf } from './statements';

export const update: QueuedCommand = {
  writes: true,
  fields: 'ordered',
  *run({ request, store }) {
    const name = collectionName(request);
    let n = 0;
    let nModified = 0;
    const upserted: Record<string, unknown>[] = [];
    const errors = yield* eachStatement(request, function* (bytes, index) {
      const statement = decodeDocument(bytes);
      refuseUnknownFields(statement, 'q u multi upsert', 'update.updates');
      const filter = filterOf(statement['q']);
      const change = compileUpdate(statement['u']);
      const sent = '$set' in (statement['u'] as Document) ? elementsSet(bytes) : undefined;
      const collection = store.find(request.db, name);
      const before = n;
      if (collection)
        yield* changeMatches(collection, filter, !isTruthy(statement['multi']), (match) => {
          nModified += Number(applyUpdate(collection, match, change, sent) !== match.body);
          n += 1;
        });
      if (n > before || !isTruthy(statement['upsert'])) return;
      upserted.push({ index, _id: upsertDocument(store.ensure(request.db, name), filter, change).id });
      n += 1;
    });
    return { n, nModified, ...(upserted.length > 0 && { upserted }), ...errors, ok: 1 };
  },
};

/** What the `$set` of an update statement holds: an element's value follows its type, its name and a zero. */
const elementsSet = (statement: Buffer): ReadonlyMap<string, Buffer> | undefined => {
  const change = elementsOf(statement).get('u');
  const set = change && elementsOf(change, '_u_'.length).get('$set');
  return set && elementsOf(set, '_$set_'.length);
};

/** Writes the document's next version, unless it equals the present one, and gives what is stored then. */
export const applyUpdate = (
  collection: Collection,
  { rowId, body }: StoredDocument,
  { fields, reads, apply }: Update,
  sent?: ReadonlyMap<string, Buffer>,
): Buffer => {
  const concerned = collection.concernedBy(fields, reads);
  const before = decodeDocument(body, 0, concerned.fields);
  const after = apply(before, false);
  const bytes = encodeChanges(body, before, after, fields, sent);
  if (bytes.equals(body)) return body;
  collection.replace(rowId, before, after, bytes, concerned.indexes);
  return bytes;
};

/** Inserts what the filter's equalities and the update make together. @throws MongoError when two are of one field. */
export const upsertDocument = (collection: Collection, { conditions }: Filter, change: Update): Inserted => {
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
