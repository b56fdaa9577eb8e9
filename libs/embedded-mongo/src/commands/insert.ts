import { ObjectId } from 'bson';
import { decodeDocument } from '../bson/decode';
import { encodeDocument, notTooLarge } from '../bson/encode';
import { refuseUnstorable } from '../bson/storable';
import { type Document, documentOf, idFirst, isArray } from '../bson/values';
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

/** Stores a new document; `bytes` are its encoding, usable when it needs no new `_id` and no other order. */
export const insertDocument = (collection: Collection, document: Document, bytes?: Buffer): Document => {
  refuseUnstorable(document, 0);
  if (isArray(document['_id'])) throw new MongoError(53, "The '_id' value cannot be of type array");
  const complete =
    document['_id'] === undefined ? Object.assign(documentOf([['_id', new ObjectId()]]), document) : idFirst(document);
  collection.insert(complete, complete === document && bytes ? notTooLarge(bytes) : encodeDocument(complete));
  return complete;
};
