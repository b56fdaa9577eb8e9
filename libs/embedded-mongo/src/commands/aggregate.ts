import { type Document, firstKey, isArray, isDocument, type Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { countMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { admit } from '../registry';
import { listed } from '../wire/reply';
import { collectionOf, documentOrEmpty, namespaceOf, type QueuedCommand, refuseUnknownFields } from './command';

/** A pipeline that counts, as drivers do: `$match` may come first, one `$group` over everything comes last. */
export const aggregate: QueuedCommand = {
  fields: 'pipeline cursor hint',
  *run(invocation) {
    const { pipeline, cursor, hint } = invocation.request.body;
    if (!isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
    refuseUnknownFields(documentOrEmpty(cursor, 'cursor'), '', 'cursor');
    const names = pipeline.map(stageName);
    if (!['$match,$group', '$group'].includes(names.join()))
      throw unsupported('A pipeline other than one $match and then one $group', 40324);
    const operandOf = (at: number): Value | undefined => (pipeline[at] as Document)[names[at] as string];
    const filter = compileFilter(documentOrEmpty(names.length > 1 ? operandOf(0) : undefined, '$match'));
    const group = groupOf(operandOf(names.length - 1));
    const collection = collectionOf(invocation);
    const n = collection === undefined ? 0 : yield* countMatches(collection, filter, hint);
    return listed(n === 0 ? [] : [group(n)], namespaceOf(invocation.request));
  },
};

const stageName = (stage: Value): string => {
  const name = firstKey(stage);
  if (name === undefined || Object.keys(stage as Document).length > 1)
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  if (name === '$changeStream')
    throw unsupported('The aggregation stage $changeStream, which only replica sets have,', 40573);
  return admit('aggregation stage', name);
};

/** One group of all documents: its `_id` is a constant, and what is summed is 1. */
const groupOf = (source: Value | undefined): ((n: number) => object) => {
  if (!isDocument(source) || !('_id' in source))
    throw new MongoError(15955, 'a group specification must include an _id');
  const { _id: id = null, ...sums } = source;
  if (typeof id === 'string' || isArray(id) || isDocument(id)) throw unsupported('$group by anything but a constant');
  for (const [field, accumulator] of Object.entries(sums)) {
    const operator = firstKey(accumulator);
    if (operator === undefined) throw new MongoError(40234, `The field '${field}' must be an accumulator object`);
    const { [admit('accumulator', operator)]: operand, ...more } = accumulator as Document;
    if (operand !== 1 || Object.keys(more).length > 0 || /^\$|\./.test(field))
      throw unsupported(`Anything but $sum of 1, here in the field '${field}',`, 15952);
  }
  return (n) => ({ _id: id, ...Object.fromEntries(Object.keys(sums).map((name) => [name, n])) });
};
