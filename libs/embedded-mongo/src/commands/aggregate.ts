import { equalValues } from '../bson/key';
import { type Document, documentOf, firstKey, isArray, type Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { countMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { admit } from '../registry';
import { listed } from '../wire/reply';
import { collectionOf, documentOrEmpty, namespaceOf, type QueuedCommand, refuseUnknownFields } from './command';

/** `{ _id: 1, n: { $sum: 1 } }`, as every driver's `countDocuments` has it. */
const COUNT = documentOf(Object.entries({ _id: 1, n: documentOf([['$sum', 1]]) }));

/** The pipeline by which drivers count, and no other: `$match`, then `$group` of all that matched. */
export const aggregate: QueuedCommand = {
  fields: 'pipeline cursor hint',
  *run(invocation) {
    const { pipeline, cursor, hint } = invocation.request.body;
    if (!isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
    refuseUnknownFields(documentOrEmpty(cursor, 'cursor'), '', 'cursor');
    const names = pipeline.map(stageName).join();
    const [{ $match } = {}, { $group } = {}] = pipeline as readonly Document[];
    if (names !== '$match,$group' || $group === undefined || !equalValues($group, COUNT))
      throw unsupported('A pipeline other than [{ $match }, { $group: { _id: 1, n: { $sum: 1 } } }]', 40324);
    const filter = compileFilter(documentOrEmpty($match, '$match'));
    const collection = collectionOf(invocation);
    const n = collection === undefined ? 0 : yield* countMatches(collection, filter, hint);
    return listed(n === 0 ? [] : [{ _id: 1, n }], namespaceOf(invocation.request));
  },
};

const stageName = (stage: Value): string => {
  const name = firstKey(stage);
  if (name === undefined || Object.keys(stage as Document).length > 1)
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  return admit('aggregation stage', name);
};
