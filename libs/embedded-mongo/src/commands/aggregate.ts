import { compilePipeline, stageName } from '../aggregate/stages';
import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { type Document, documentOf, isArray, isDocument, isTruthy, type Value } from '../bson/values';
import { failedToParse, unsupported } from '../mongo-error';
import { findMatches, type Query } from '../query/execute';
import { compileFilter } from '../query/filter';
import { parseSort } from '../query/sort';
import type { Collection } from '../storage/collection';
import { cursorReply } from '../wire/reply';
import { hintOf } from './catalog';
import type { Command } from './command';
import { batchSizeOf } from './read';
import { refuseCollation } from './write';

const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'explain', 'allowDiskUse', 'hint', 'collation', 'let', 'bypassDocumentValidation'],
  run: (invocation) => {
    const { request, store, cursors, now } = invocation;
    const { body, db } = request;
    const { pipeline, aggregate: name } = body;
    refuseCollation(body['collation']);
    if (!isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
    if (isTruthy(body['let'])) throw unsupported('aggregate with let');
    const read = (from: string): readonly Document[] => {
      const collection = store.find(db, from);
      return collection === undefined ? [] : [...collection.scan()].map(({ body: bytes }) => decodeDocument(bytes));
    };
    // compiled whole first: an unsupported stage is refused whatever the data
    compilePipeline(pipeline, read);
    if (typeof name !== 'string') throw unsupported('aggregate without a collection');
    const collection = store.find(db, name);
    const { query, rest } = leadingQuery(pipeline, collection, body['hint']);
    const documents =
      collection === undefined ? [] : findMatches(collection, query).map(({ stored }) => decodeDocument(stored.body));
    const results = compilePipeline(rest, read)(documents, { NOW: now() }).map((document) => encodeDocument(document));
    const { cursor } = body;
    const batchSize = isDocument(cursor) ? batchSizeOf(cursor['batchSize']) : undefined;
    const namespace = `${db}.${name}`;
    const batch = cursors.start(results, namespace, batchSize, false);
    return cursorReply('firstBatch', batch.documents, batch.cursorId, namespace);
  },
};

/** The `$match` and `$sort` that a pipeline begins with are answered from indexes, as a find would be. */
export const leadingQuery = (
  pipeline: readonly Value[],
  collection: Collection | undefined,
  hint: Value | undefined,
): { readonly query: Query; readonly rest: readonly Value[] } => {
  let used = 0;
  const take = (name: string): Value | undefined => {
    const stage = pipeline[used];
    if (stage === undefined || stageName(stage) !== name) return undefined;
    used += 1;
    return (stage as Document)[name];
  };
  const filter = (take('$match') as Document | undefined) ?? documentOf([]);
  const sort = parseSort(take('$sort'));
  const query = {
    filter: compileFilter(filter),
    sort,
    skip: 0,
    limit: 0,
    hint: collection && hintOf(collection, hint),
  };
  return { query, rest: pipeline.slice(used) };
};

export const aggregateCommands: Readonly<Record<string, Command>> = { aggregate };
