import { compilePipeline, type ReadCollection, stageName } from '../aggregate/stages';
import { distinctKey } from '../aggregate/group';
import { encodeDocument } from '../bson/encode';
import { compareValues, equalValues } from '../bson/key';
import { isTruthy, toInteger } from '../bson/numbers';
import { type Document, documentOf, firstKey, isArray, isDocument, type Value } from '../bson/values';
import { failedToParse, typeMismatch, unsupported } from '../mongo-error';
import type { IndexScan } from '../indexes/plan';
import { countMatches, findDocuments, planOf, type Query, readMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { parsePath, topLevelField, visitPath } from '../query/paths';
import { compileFindProjection } from '../query/projection';
import { parseSort, type SortKey } from '../query/sort';
import type { StoredDocument } from '../storage/chunks';
import type { Collection } from '../storage/collection';
import { cursorReply, type Reply } from '../wire/reply';
import { type Command, collectionName, collectionOf, documentOrEmpty, type Invocation, naturalNumber } from './command';
import { FIRST_BATCH } from './cursors';

const queryOf = (body: Document): Query => ({
  filter: compileFilter(documentOrEmpty(body['filter'] ?? body['query'], 'filter')),
  sort: parseSort(body['sort']),
  skip: naturalNumber(body['skip'], 'skip'),
  limit: naturalNumber(body['limit'], 'limit'),
  hint: body['hint'],
});

const batchSizeOf = (value: Value | undefined): number | undefined =>
  value === undefined ? undefined : naturalNumber(value, 'batchSize');

/** The first batch, and a cursor over what does not fit it. */
const firstBatch = (
  { request, cursors }: Invocation,
  results: Iterator<Buffer>,
  batchSize: number | undefined,
  single = false,
): Reply => {
  const namespace = `${request.db}.${collectionName(request)}`;
  const { documents, cursorId } = cursors.start(results, namespace, batchSize, single);
  return cursorReply('firstBatch', documents, cursorId, namespace);
};

const find: Command = {
  fields: 'filter sort projection skip limit batchSize singleBatch hint',
  run: (invocation) => {
    const { body } = invocation.request;
    const query = queryOf(body);
    const project = compileFindProjection(documentOrEmpty(body['projection'], 'projection'));
    const batchSize = batchSizeOf(body['batchSize']);
    const collection = collectionOf(invocation);
    const matches = collection === undefined ? [] : readMatches(collection, query, (batchSize ?? FIRST_BATCH) + 1);
    return firstBatch(invocation, projected(matches, project), batchSize, isTruthy(body['singleBatch']));
  },
};

function* projected(matches: Iterable<StoredDocument>, project: (bytes: Buffer) => Buffer): IterableIterator<Buffer> {
  for (const { body } of matches) yield project(body);
}

const cursorIdOf = (value: Value | undefined): bigint => BigInt(toInteger(value, 'a cursor id'));

const getMore: Command = {
  fields: 'collection batchSize',
  run: ({ request: { db, body }, cursors }) => {
    const namespace = `${db}.${String(body['collection'])}`;
    const id = cursorIdOf(body['getMore']);
    const { documents, cursorId } = cursors.next(id, namespace, batchSizeOf(body['batchSize']));
    return cursorReply('nextBatch', documents, cursorId, namespace);
  },
};

const killCursors: Command = {
  fields: 'cursors',
  run: ({ request: { body }, cursors }) => {
    if (!isArray(body['cursors'])) throw typeMismatch("'killCursors.cursors' must be an array");
    const ids = body['cursors'].map(cursorIdOf);
    const cursorsKilled = ids.filter((id) => cursors.kill(id));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

const count: Command = {
  fields: 'query limit skip hint',
  run: (invocation) => {
    const { body } = invocation.request;
    const collection = collectionOf(invocation);
    const limit = Math.abs(toInteger(body['limit'] ?? 0, 'limit'));
    const filter = compileFilter(documentOrEmpty(body['query'], 'query'));
    const skip = naturalNumber(body['skip'], 'skip');
    const rest = collection === undefined ? 0 : Math.max(0, countMatches(collection, filter, body['hint']) - skip);
    return { n: limit === 0 ? rest : Math.min(rest, limit), ok: 1 };
  },
};

const distinct: Command = {
  fields: 'key query',
  run: (invocation) => {
    const { key, query: source } = invocation.request.body;
    if (typeof key !== 'string') throw typeMismatch("'distinct.key' must be a string");
    const collection = collectionOf(invocation);
    const filter = compileFilter(documentOrEmpty(source, 'query'));
    const values = new Map<string, Value>();
    const query = { filter, sort: [], skip: 0, limit: 0 };
    const documents = collection === undefined ? [] : findDocuments(collection, query, new Set([topLevelField(key)]));
    for (const document of documents) {
      visitPath(document, parsePath(key), (value, place) => {
        if (value !== undefined && place !== 'whole') values.set(distinctKey(value), value);
        return false;
      });
    }
    return { values: [...values.values()].sort(compareValues), ok: 1 };
  },
};

const aggregate: Command = {
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

/** The stages that a pipeline begins with and a find could do: they are answered from indexes. */
const leadingQuery = (
  pipeline: readonly Value[],
  hint: Value | undefined,
): { readonly query: Query; readonly rest: readonly Value[] } => {
  const rest = [...pipeline];
  const take = (name: string): Value | undefined => {
    const stage = rest[0];
    if (stage === undefined || stageName(stage) !== name) return undefined;
    return (rest.shift() as Document)[name];
  };
  const filter = compileFilter(documentOrEmpty(take('$match'), '$match'));
  const sort: readonly SortKey[] = parseSort(take('$sort'));
  const [skip, limit] = [take('$skip'), take('$limit')];
  return {
    query: { filter, sort, skip: naturalNumber(skip, '$skip'), limit: naturalNumber(limit, '$limit'), hint },
    rest,
  };
};

const explain: Command = {
  fields: 'verbosity',
  run: ({ request, store }) => {
    const { explain: command } = request.body;
    if (!isDocument(command)) throw failedToParse('explain needs a command');
    const [name = ''] = Object.keys(command);
    const { pipeline } = command;
    if (!['find', 'count', 'aggregate'].includes(name)) throw unsupported(`explain of ${name}`);
    const query = isArray(pipeline) ? leadingQuery(pipeline, command['hint']).query : queryOf(command);
    const collection = store.find(request.db, String(command[name]));
    const winningPlan = collection === undefined ? { stage: 'EOF' } : planTree(collection, query);
    return {
      explainVersion: '1',
      queryPlanner: { namespace: `${request.db}.${String(command[name])}`, winningPlan, rejectedPlans: [] },
      ok: 1,
    };
  },
};

/** The stages from the top down, named as MongoDB names them. */
const planTree = (collection: Collection, query: Query): Readonly<Record<string, unknown>> => {
  const plan = planOf(collection, query);
  const { sort, skip, limit } = query;
  const sortPattern = Object.fromEntries(sort.map(({ path, direction }) => [path, direction]));
  let tree: Readonly<Record<string, unknown>> =
    plan === 'COLLSCAN' ? { stage: 'COLLSCAN', direction: 'forward' } : indexStages(plan);
  if (sort.length > 0 && (plan === 'COLLSCAN' || !plan.sorted)) tree = { stage: 'SORT', sortPattern, inputStage: tree };
  if (skip > 0) tree = { stage: 'SKIP', skipAmount: skip, inputStage: tree };
  return limit > 0 ? { stage: 'LIMIT', limitAmount: limit, inputStage: tree } : tree;
};

const indexStages = ({ index, backward }: IndexScan): Readonly<Record<string, unknown>> => {
  const { name: indexName, spec, unique: isUnique } = index.definition;
  const direction = backward ? 'backward' : 'forward';
  const keyPattern = spec['key'];
  const scan = { stage: 'IXSCAN', indexName, keyPattern, isMultiKey: index.multikey > 0, isUnique, direction };
  return { stage: 'FETCH', inputStage: scan };
};

export const readCommands: Readonly<Record<string, Command>> = {
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  explain,
};
