import { decodeDocument } from '../bson/decode';
import { toNumber } from '../bson/numbers';
import { failedToParse } from '../mongo-error';
import { changeMatches } from '../query/execute';
import { collectionOf, type QueuedCommand, refuseUnknownFields } from './command';
import { eachStatement, filterOf } from './statements';

export const remove: QueuedCommand = {
  writes: true,
  fields: 'ordered',
  *run(invocation) {
    const collection = collectionOf(invocation);
    let n = 0;
    const errors = yield* eachStatement(invocation.request, function* (bytes) {
      const statement = decodeDocument(bytes);
      refuseUnknownFields(statement, 'q limit', 'delete.deletes');
      const limit = toNumber(statement['limit']);
      if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
      const filter = filterOf(statement['q']);
      if (collection === undefined) return;
      yield* changeMatches(collection, filter, limit === 1, (match) => {
        collection.remove(match);
        n += 1;
      });
    });
    return { n, ...errors, ok: 1 };
  },
};
