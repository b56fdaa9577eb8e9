import { decodeDocument } from '../bson/decode';
import { toNumber } from '../bson/numbers';
import { failedToParse } from '../mongo-error';
import { firstMatch, matchesToChange } from '../query/execute';
import type { Filter } from '../query/filter';
import type { Collection } from '../storage/collection';
import type { Steps } from '../steps';
import { collectionOf, type QueuedCommand, refuseUnknownFields } from './command';
import { eachStatement, filterOf } from './statements';

export const remove: QueuedCommand = {
  writes: true,
  fields: 'ordered',
  *run(invocation) {
    const { request } = invocation;
    const collection = collectionOf(invocation);
    let n = 0;
    const errors = yield* eachStatement(request, function* (bytes) {
      const statement = decodeDocument(bytes);
      refuseUnknownFields(statement, 'q limit', 'delete.deletes');
      const limit = toNumber(statement['limit']);
      if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
      const filter = filterOf(statement['q']);
      if (collection === undefined) return;
      if (limit === 0) {
        n += yield* removeAll(collection, filter);
        return;
      }
      const match = yield* firstMatch(collection, { filter, sort: [], skip: 0, limit });
      if (match === undefined) return;
      collection.remove(match);
      n += 1;
    });
    return { n, ...errors, ok: 1 };
  },
};

/** Removes what matches, and tells how many that were. */
export function* removeAll(collection: Collection, filter: Filter): Steps<number> {
  let n = 0;
  for (const match of matchesToChange(collection, filter)) {
    if (match !== undefined) {
      collection.remove(match);
      n += 1;
    }
    yield;
  }
  return n;
}
