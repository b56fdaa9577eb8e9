import { isTruthy, toInteger } from '../bson/numbers';
import { isArray, type Value } from '../bson/values';
import { typeMismatch } from '../mongo-error';
import { readMatches } from '../query/execute';
import { compileFindProjection } from '../query/projection';
import type { Name } from '../registry';
import type { StoredDocument } from '../storage/chunks';
import { cursorReply } from '../wire/reply';
import { aggregate } from './aggregate';
import { type Command, collectionOf, documentOrEmpty } from './command';
import { FIRST_BATCH } from './cursors';
import { explain } from './explain';
import { batchSizeOf, firstBatch } from './first-batch';
import { FIND_FIELDS, queryOf } from './query';

const find: Command = {
  fields: FIND_FIELDS,
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

export const readCommands = { find, getMore, killCursors, aggregate, explain } satisfies Partial<
  Record<Name<'command'>, Command>
>;
