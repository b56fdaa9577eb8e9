import { decodeDocument } from '../bson/decode';
import { isTruthy } from '../bson/numbers';
import { unsupported } from '../mongo-error';
import { changeMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { compileProjection } from '../query/projection';
import { compileUpdate } from '../update/update';
import type { Reply } from '../wire/reply';
import { collectionName, documentOrEmpty, type QueuedCommand } from './command';
import { applyUpdate, upsertDocument } from './update';

/** One document's update, and what it was before or is afterwards. */
export const findAndModify: QueuedCommand = {
  writes: true,
  fields: 'query remove update new fields upsert',
  *run({ request, store }) {
    const { body } = request;
    if (isTruthy(body['remove'])) throw unsupported('findAndModify with remove');
    const wantsNew = isTruthy(body['new']);
    const filter = compileFilter(documentOrEmpty(body['query'], 'query'));
    const project = compileProjection(documentOrEmpty(body['fields'], 'fields'));
    const change = compileUpdate(body['update']);
    const reply = (lastErrorObject: Record<string, unknown>, given?: Buffer): Reply => ({
      lastErrorObject,
      value: given === undefined ? null : decodeDocument(project(given)),
      ok: 1,
    });
    const collection = store.find(request.db, collectionName(request));
    let given: Buffer | undefined;
    if (collection)
      yield* changeMatches(collection, filter, true, (match) => {
        const after = applyUpdate(collection, match, change);
        given = wantsNew ? after : match.body;
      });
    if (given !== undefined) return reply({ n: 1, updatedExisting: true }, given);
    if (!isTruthy(body['upsert'])) return reply({ n: 0, updatedExisting: false });
    const { id, body: stored } = upsertDocument(store.ensure(request.db, collectionName(request)), filter, change);
    return reply({ n: 1, updatedExisting: false, upserted: id }, wantsNew ? stored : undefined);
  },
};
