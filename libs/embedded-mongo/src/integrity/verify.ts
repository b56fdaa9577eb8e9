import { decodeDocument } from '../bson/decode';
import { keysOf } from '../indexes/keys';
import type { Collection } from '../storage/collection';
import type { Steps } from '../steps';
import { damage } from './checksum';

/**
 * Reads every document, and compares every index with them.
 * @returns how many documents there are
 * @throws MongoError that names the first thing that is not as it was stored.
 */
export function* verify(collections: readonly Collection[]): Steps<number> {
  let documents = 0;
  for (const collection of collections) {
    const { namespace, indexes } = collection;
    const expected = indexes.map(() => 0);
    for (const stored of collection.scan(1)) {
      if (stored === undefined) continue;
      const { rowId, body } = stored;
      const document = decodeDocument(body);
      for (const [at, index] of indexes.entries()) {
        const { keys } = keysOf(index.definition, document);
        if (!keys.every((key) => index.holds(key, rowId)))
          throw damage(`The index ${index.definition.name} of ${namespace} lacks document ${rowId}`);
        expected[at] = (expected[at] as number) + keys.length;
      }
      documents += 1;
      yield;
    }
    for (const [at, index] of indexes.entries()) {
      if (index.size() !== expected[at])
        throw damage(`The index ${index.definition.name} of ${namespace} holds what no document does`);
      yield;
    }
  }
  return documents;
}
