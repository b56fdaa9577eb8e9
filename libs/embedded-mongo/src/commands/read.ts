import { distinctKey } from '../aggregate/group';
import { compareValues } from '../bson/key';
import { isTruthy, toInteger } from '../bson/numbers';
import { isArray, type Value } from '../bson/values';
import { typeMismatch } from '../mongo-error';
import { countMatches, findDocuments, readMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { parsePath, topLevelField, visitPath } from '../query/paths';
import { compileFindProjection } from '../query/projection';
import type { StoredDocument } from '../storage/chunks';
import { cursorReply } from '../wire/reply';
import { aggregate } from './aggregate';
import { type Command, collectionOf, documentOrEmpty, naturalNumber } from './command';
import { FIRST_BATCH } from './cursors';
import { explain } from './explain';
import { batchSizeOf, firstBatch } from './first-batch';
import { queryOf } from './query';

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

export const readCommands: Readonly<Record<string, Command>> = {
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  explain,
};
