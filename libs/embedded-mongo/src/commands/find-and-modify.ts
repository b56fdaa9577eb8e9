import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { isTruthy } from '../bson/numbers';
import { failedToParse } from '../mongo-error';
import { firstMatch } from '../query/execute';
import { compileFilter } from '../query/filter';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import { compileUpdate } from '../update/update';
import type { Reply } from '../wire/reply';
import { collectionName, documentOrEmpty, type QueuedCommand } from './command';
import { applyUpdate, upsertDocument } from './update';

export const findAndModify: QueuedCommand = {
  writes: true,
  fields: 'query sort remove update new fields upsert',
  *run({ request, store }) {
    const { body } = request;
    const [removing, wantsNew, upserts] = [body['remove'], body['new'], body['upsert']].map(isTruthy);
    if (removing === (body['update'] !== undefined))
      throw failedToParse('Either an update or remove=true must be specified');
    if (removing && (wantsNew || upserts))
      throw failedToParse('remove=true goes with neither new=true nor upsert=true');
    const filter = compileFilter(documentOrEmpty(body['query'], 'query'));
    const sort = parseSort(body['sort']);
    const project = compileProjection(documentOrEmpty(body['fields'], 'fields'));
    const change = removing ? undefined : compileUpdate(body['update']);
    const collection = store.find(request.db, collectionName(request));
    const match = collection && (yield* firstMatch(collection, { filter, sort, skip: 0, limit: 1 }));
    const reply = (lastErrorObject: Record<string, unknown>, given?: Buffer): Reply => ({
      lastErrorObject,
      value: given === undefined ? null : decodeDocument(project(given)),
      ok: 1,
    });
    if (collection && match && change === undefined) {
      collection.remove(match);
      return reply({ n: 1 }, match.body);
    }
    if (collection && match && change) {
      const after = applyUpdate(collection, match, change);
      return reply({ n: 1, updatedExisting: true }, wantsNew ? after : match.body);
    }
    if (change === undefined) return reply({ n: 0 });
    if (!upserts) return reply({ n: 0, updatedExisting: false });
    const inserted = upsertDocument(store.ensure(request.db, collectionName(request)), filter, change);
    return reply(
      { n: 1, updatedExisting: false, upserted: inserted['_id'] },
      wantsNew ? encodeDocument(inserted) : undefined,
    );
  },
};
