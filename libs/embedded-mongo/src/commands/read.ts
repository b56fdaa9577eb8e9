import { isTruthy, toInteger } from '../bson/numbers';
import { type Document, isArray, type Value } from '../bson/values';
import { typeMismatch } from '../mongo-error';
import { type Query, readMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import type { Name } from '../registry';
import type { Met } from '../steps';
import type { StoredDocument } from '../storage/chunks';
import { collectionOf, documentOrEmpty, namespaceOf, naturalNumber, type QueuedCommand } from './command';
import { FIRST_BATCH } from './cursors';

/** What the fields of a `find` ask for. */
export const queryOf = (body: Document): Query => ({
  filter: compileFilter(documentOrEmpty(body['filter'], 'filter')),
  sort: parseSort(body['sort']),
  skip: naturalNumber(body['skip'], 'skip'),
  limit: naturalNumber(body['limit'], 'limit'),
  hint: body['hint'],
});

function* projected(matches: Iterable<StoredDocument | undefined>, project: (bytes: Buffer) => Buffer): Met<Buffer> {
  for (const match of matches) yield match && project(match.body);
}

const cursorIdOf = (value: Value | undefined): bigint => BigInt(toInteger(value, 'a cursor id'));

export const readCommands = {
  find: {
    fields: 'filter sort projection skip limit batchSize singleBatch hint',
    *run(invocation) {
      const { body } = invocation.request;
      const query = queryOf(body);
      const project = compileProjection(documentOrEmpty(body['projection'], 'projection'));
      const batchSize = naturalNumber(body['batchSize'], 'batchSize', FIRST_BATCH);
      const collection = collectionOf(invocation);
      const results = projected(collection ? readMatches(collection, query, batchSize + 1) : [], project);
      const namespace = namespaceOf(invocation.request);
      return yield* invocation.cursors.start(results, namespace, batchSize, isTruthy(body['singleBatch']));
    },
  },

  getMore: {
    fields: 'collection batchSize',
    *run({ request: { db, body }, cursors }) {
      const namespace = `${db}.${String(body['collection'])}`;
      const id = cursorIdOf(body['getMore']);
      return yield* cursors.next(id, namespace, naturalNumber(body['batchSize'], 'batchSize'));
    },
  },

  killCursors: {
    fields: 'cursors',
    *run({ request: { body }, cursors }) {
      if (!isArray(body['cursors'])) throw typeMismatch("'killCursors.cursors' must be an array");
      const ids = body['cursors'].map(cursorIdOf);
      const cursorsKilled = ids.filter((id) => cursors.kill(id));
      const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
      return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
    },
  },
} satisfies Partial<Record<Name<'command'>, QueuedCommand>>;
