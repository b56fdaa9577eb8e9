import { ObjectId } from 'bson';
import { decodeDocument } from '../bson/decode';
import { idFirst } from '../bson/elements';
import { encodeDocument, notTooLarge } from '../bson/encode';
import { refuseUnstorable } from '../bson/storable';
import { type Document, documentOf, isArray, type Value } from '../bson/values';
import { MongoError } from '../mongo-error';
import type { Collection } from '../storage/collection';
import { collectionName, type QueuedCommand } from './command';
import { eachStatement } from './statements';

export const insert: QueuedCommand = {
  writes: true,
  fields: 'ordered',
  *run({ request, store }) {
    const collection = store.ensure(request.db, collectionName(request));
    let n = 0;
    const errors = yield* eachStatement(request, (bytes) => {
      insertDocument(collection, decodeDocument(bytes), bytes);
      n += 1;
    });
    return { n, ...errors, ok: 1 };
  },
};

export interface Inserted {
  readonly id: Value;
  readonly body: Buffer;
}

/** Stores a new document, with a new `_id` if it has none; `bytes` are its encoding, when there is one already. */
export const insertDocument = (collection: Collection, document: Document, bytes?: Buffer): Inserted => {
  refuseUnstorable(document, 0);
  const { _id: id = new ObjectId() } = document;
  if (isArray(id)) throw new MongoError(53, "The '_id' value cannot be of type array");
  const isComplete = '_id' in document;
  const complete = isComplete ? document : Object.assign(documentOf([['_id', id]]), document);
  const body = notTooLarge(idFirst(isComplete && bytes ? bytes : encodeDocument(complete)));
  collection.insert(complete, body);
  return { id, body };
};
