import { compareValues } from '../bson/compare';
import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { type Document, isArray, isTruthy, toInteger, type Value } from '../bson/values';
import { badValue, typeMismatch } from '../mongo-error';
import { countMatches, findMatches, type Query } from '../query/execute';
import { compileFilter } from '../query/filter';
import { parsePath, visitPath } from '../query/paths';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import type { Collection } from '../storage/collection';
import { cursorReply } from '../wire/reply';
import { hintOf } from './catalog';
import {
  type Command,
  collectionName,
  collectionOf,
  documentOrEmpty,
  naturalNumber,
  optionalDocument,
} from './command';
import { refuseCollation } from './write';

const FIND_FIELDS = [
  'filter',
  'sort',
  'projection',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'hint',
  'collation',
  'allowDiskUse',
  'noCursorTimeout',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'let',
  'allowPartialResults',
];

const find: Command = {
  fields: FIND_FIELDS,
  run: (invocation) => {
    const { request, cursors } = invocation;
    const { body } = request;
    for (const field of ['returnKey', 'showRecordId', 'tailable', 'awaitData', 'let']) {
      if (isTruthy(body[field]))
        throw badValue(
          `find with ${field} is not supported by the embedded database; set MONGODB_URI for a full MongoDB`,
        );
    }
    const collection = collectionOf(invocation);
    const project = compileProjection(optionalDocument(body['projection'], 'projection'));
    const query = findQuery(body, collection);
    const matches = collection === undefined ? [] : findMatches(collection, query);
    const results = matches.map(({ stored }) =>
      project === undefined ? stored.body : encodeDocument(project(decodeDocument(stored.body))),
    );
    const namespace = `${request.db}.${collectionName(request)}`;
    const batch = cursors.start(results, namespace, batchSizeOf(body['batchSize']), isTruthy(body['singleBatch']));
    return cursorReply('firstBatch', batch.documents, batch.cursorId, namespace);
  },
};

/** The query of a `find` or `count` body. */
export const findQuery = (body: Document, collection: Collection | undefined): Query => {
  refuseCollation(body['collation']);
  return {
    filter: compileFilter(documentOrEmpty(body['filter'] ?? body['query'], 'filter')),
    sort: parseSort(body['sort']),
    skip: naturalNumber(body['skip'], 'skip'),
    limit: naturalNumber(body['limit'], 'limit'),
    hint: collection && hintOf(collection, body['hint']),
  };
};

export const batchSizeOf = (value: Value | undefined): number | undefined =>
  value === undefined || value === null ? undefined : naturalNumber(value, 'batchSize');

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run: ({ request, cursors }) => {
    const namespace = `${request.db}.${String(request.body['collection'])}`;
    const { documents, cursorId } = cursors.next(
      cursorIdOf(request.body['getMore']),
      namespace,
      batchSizeOf(request.body['batchSize']),
    );
    return cursorReply('nextBatch', documents, cursorId, namespace);
  },
};

const cursorIdOf = (value: Value | undefined): bigint => {
  if (typeof value !== 'bigint') throw typeMismatch('a cursor id must be a 64-bit integer');
  return value;
};

const killCursors: Command = {
  fields: ['cursors'],
  run: ({ request, cursors }) => {
    const ids = request.body['cursors'];
    if (!isArray(ids)) throw typeMismatch("'killCursors.cursors' must be an array");
    const killed = ids.map(cursorIdOf).filter((id) => cursors.kill(id));
    const cursorsNotFound = ids.map(cursorIdOf).filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run: (invocation) => {
    const collection = collectionOf(invocation);
    const { body } = invocation.request;
    const query = findQuery({ ...body, limit: Math.abs(toInteger(body['limit'] ?? 0, 'limit')) }, collection);
    return { n: collection === undefined ? 0 : countMatches(collection, query), ok: 1 };
  },
};

const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  run: (invocation) => {
    const { body } = invocation.request;
    const { key } = body;
    if (typeof key !== 'string') throw typeMismatch("'distinct.key' must be a string");
    const collection = collectionOf(invocation);
    const values: Value[] = [];
    for (const { stored } of collection === undefined
      ? []
      : findMatches(collection, findQuery({ ...body }, collection))) {
      const document = decodeDocument(stored.body);
      visitPath(document, parsePath(key), (value, element) => {
        if (value !== undefined && !(isArray(value) && element === undefined)) values.push(value);
        return false;
      });
    }
    values.sort(compareValues);
    return {
      values: values.filter((value, index) => index === 0 || compareValues(values[index - 1] as Value, value) !== 0),
      ok: 1,
    };
  },
};

export const readCommands: Readonly<Record<string, Command>> = { find, getMore, killCursors, count, distinct };
