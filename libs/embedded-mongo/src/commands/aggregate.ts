import { compilePipeline, type ReadCollection } from '../aggregate/stages';
import { encodeDocument } from '../bson/encode';
import { equalValues } from '../bson/key';
import { type Document, documentOf, firstKey, isArray, isDocument, type Value } from '../bson/values';
import { failedToParse, unsupported } from '../mongo-error';
import { countMatches, findDocuments, type Query } from '../query/execute';
import { topLevelField } from '../query/paths';
import type { Collection } from '../storage/collection';
import { type Command, collectionOf } from './command';
import { batchSizeOf, firstBatch } from './first-batch';
import { leadingQuery } from './query';

export const aggregate: Command = {
  fields: 'pipeline cursor hint',
  run: (invocation) => {
    const { request, store } = invocation;
    const { pipeline, cursor } = request.body;
    if (!isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
    const read: ReadCollection = (from, filter) => {
      const foreign = store.find(request.db, from);
      return foreign === undefined ? [] : findDocuments(foreign, { filter, sort: [], skip: 0, limit: 0 });
    };
    // all of it first: an unsupported stage is refused whatever the data
    compilePipeline(pipeline, read);
    if (typeof request.body['aggregate'] !== 'string') throw unsupported('aggregate without a collection');
    const { query, rest } = leadingQuery(pipeline, request.body['hint']);
    const results = resultsOf(collectionOf(invocation), query, rest, read);
    const batchSize = isDocument(cursor) ? cursor['batchSize'] : undefined;
    return firstBatch(invocation, results.map(encodeDocument).values(), batchSizeOf(batchSize));
  },
};

const resultsOf = (
  collection: Collection | undefined,
  query: Query,
  rest: readonly Value[],
  read: ReadCollection,
): readonly Document[] => {
  const [first, ...others] = rest;
  const countsAll = query.skip + query.limit + others.length === 0 && first !== undefined && equalValues(first, COUNT);
  if (collection === undefined || !countsAll) {
    const input = collection === undefined ? [] : findDocuments(collection, query, fieldsReadBy(first));
    return compilePipeline(rest, read)(input);
  }
  const n = countMatches(collection, query.filter, query.hint);
  return n === 0
    ? []
    : [
        documentOf([
          ['_id', 1],
          ['n', n],
        ]),
      ];
};

/** The top-level fields that a `$group` can see; undefined: it might read any. */
const fieldsReadBy = (stage: Value | undefined): ReadonlySet<string> | undefined => {
  const fields = firstKey(stage) === '$group' ? fieldsNamedIn(stage as Document) : ['$'];
  return fields.some((field) => field.startsWith('$')) ? undefined : new Set(fields);
};

const fieldsNamedIn = (expression: Value): readonly string[] => {
  if (typeof expression === 'string') return expression.startsWith('$') ? [topLevelField(expression.slice(1))] : [];
  const parts = isDocument(expression) ? Object.values(expression) : isArray(expression) ? expression : [];
  return parts.flatMap(fieldsNamedIn);
};

/** How drivers count documents. */
const COUNT = documentOf([
  [
    '$group',
    documentOf([
      ['_id', 1],
      ['n', documentOf([['$sum', 1]])],
    ]),
  ],
]);
