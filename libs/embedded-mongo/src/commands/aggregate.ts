import { encodeDocument } from '../bson/encode';
import { type Document, documentOf, firstKey, isArray, isDocument, typeOf, type Value } from '../bson/values';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import { countMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { admit, type Name } from '../registry';
import { type Command, collectionName, collectionOf, documentOrEmpty } from './command';
import { batchSizeOf, firstBatch } from './first-batch';

/** A pipeline that counts, as drivers do: `$match` may come first, one `$group` over everything comes last. */
export const aggregate: Command = {
  fields: 'pipeline cursor hint',
  run: (invocation) => {
    const { pipeline, cursor, hint } = invocation.request.body;
    collectionName(invocation.request);
    if (!isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
    const stages = pipeline.map(stageOf);
    const [match, group] = stages.length === 1 ? [undefined, stages[0]] : stages;
    if (stages.length > 2 || group?.name !== '$group' || (match ?? { name: '$match' }).name !== '$match')
      throw unsupported('A pipeline other than one $match and then one $group', 40324);
    const filter = compileFilter(documentOrEmpty(match?.operand, '$match'));
    const countIn = compileGroup(group.operand);
    const collection = collectionOf(invocation);
    const n = collection === undefined ? 0 : countMatches(collection, filter, hint);
    const results = n === 0 ? [] : [encodeDocument(countIn(n))];
    return firstBatch(invocation, results.values(), batchSizeOf(isDocument(cursor) ? cursor['batchSize'] : undefined));
  },
};

interface Stage {
  readonly name: Name<'aggregation stage'>;
  readonly operand: Value;
}

const stageOf = (stage: Value): Stage => {
  const name = firstKey(stage);
  if (name === undefined || Object.keys(stage as Document).length > 1)
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  if (name === '$changeStream')
    throw new MongoError(40573, 'The $changeStream stage is only supported on replica sets; set MONGODB_URI to one');
  return { name: admit('aggregation stage', name), operand: (stage as Document)[name] as Value };
};

/** One group of all documents: `_id` is a constant, and what is summed is 1. */
const compileGroup = (source: Value): ((n: number) => Document) => {
  if (!isDocument(source) || !('_id' in source))
    throw new MongoError(15955, 'a group specification must include an _id');
  const { _id: id, ...sums } = source;
  if (!isConstant(id as Value)) throw unsupported('$group by anything but a constant');
  for (const [name, accumulator] of Object.entries(sums)) refuseUnlessCount(name, accumulator);
  return (n) => documentOf([['_id', id as Value], ...Object.keys(sums).map((name) => [name, n] as const)]);
};

const isConstant = (value: Value): boolean =>
  typeof value === 'string' ? !value.startsWith('$') : !isDocument(value) && !isArray(value);

const refuseUnlessCount = (name: string, accumulator: Value): void => {
  const operator = firstKey(accumulator);
  if (!isDocument(accumulator) || operator === undefined || Object.keys(accumulator).length > 1)
    throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  const operand = accumulator[admit('accumulator', operator)];
  if (operand !== 1 || name.startsWith('$') || name.includes('.') || typeOf(operand) !== 'int')
    throw unsupported(`The accumulator $sum of anything but 1, in a field '${name}',`, 15952);
};
