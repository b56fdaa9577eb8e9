import { decodeDocument } from '../bson/decode';
import { type Document, isTruthy } from '../bson/values';
import { failedToParse } from '../mongo-error';
import { compileFilter } from '../query/filter';
import { findMatches } from '../query/execute';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import { compileUpdate } from '../update/update';
import { hintOf } from './catalog';
import { type Command, collectionName, documentOrEmpty, optionalDocument } from './command';
import { applyUpdate, refuseCollation, upsertDocument } from './write';

const findAndModify: Command = {
  writes: true,
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'let',
    'bypassDocumentValidation',
  ],
  run: ({ request, store, now }) => {
    const { body } = request;
    refuseCollation(body['collation']);
    const removing = isTruthy(body['remove']);
    if (removing === (body['update'] !== undefined))
      throw failedToParse('Either an update or remove=true must be specified');
    const collection = store.ensure(request.db, collectionName(request));
    const project = compileProjection(optionalDocument(body['fields'], 'fields'));
    const shown = (document: Document | undefined): Document | null =>
      document === undefined ? null : (project?.(document) ?? document);
    const query = {
      filter: compileFilter(documentOrEmpty(body['query'], 'query')),
      sort: parseSort(body['sort'] ?? undefined),
      skip: 0,
      limit: 1,
      hint: hintOf(collection, body['hint']),
    };
    const [match] = findMatches(collection, query);
    if (removing) {
      if (match === undefined) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
      const document = decodeDocument(match.stored.body);
      collection.remove(match.stored.rowId, document);
      return { lastErrorObject: { n: 1 }, value: shown(document), ok: 1 };
    }
    const update = compileUpdate(body['update'], body['arrayFilters']);
    const wantsNew = isTruthy(body['new']);
    if (match !== undefined) {
      const { before, after } = applyUpdate(collection, match, update, now());
      return { lastErrorObject: { n: 1, updatedExisting: true }, value: shown(wantsNew ? after : before), ok: 1 };
    }
    if (!isTruthy(body['upsert'])) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    const inserted = upsertDocument(collection, { query, update, multi: false, upsert: true }, now());
    return {
      lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted['_id'] },
      value: shown(wantsNew ? inserted : undefined),
      ok: 1,
    };
  },
};

export const findAndModifyCommands: Readonly<Record<string, Command>> = { findAndModify, findandmodify: findAndModify };
