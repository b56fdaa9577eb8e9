import { isArray, isDocument } from '../bson/values';
import { isIdIndex, isSameIndex, parseIndexDefinition } from '../indexes/definition';
import { failedToParse, MongoError, unsupported } from '../mongo-error';
import type { Name } from '../registry';
import type { Collection } from '../storage/collection';
import { WAITING } from '../steps';
import { isStorageError } from '../storage/failure';
import type { StoredIndex } from '../storage/stored-index';
import { errorReply, listed } from '../wire/reply';
import { collectionName, collectionOf, type Invocation, namespaceOf, type QueuedCommand } from './command';

const existing = (invocation: Invocation): Collection => {
  const collection = collectionOf(invocation);
  if (collection !== undefined) return collection;
  throw new MongoError(26, `ns does not exist: ${namespaceOf(invocation.request)}`);
};

export const catalogCommands = {
  create: {
    writes: true,
    fields: '',
    *run({ store, request }) {
      const name = collectionName(request);
      if (store.find(request.db, name)) throw new MongoError(48, `Collection ${request.db}.${name} already exists.`);
      store.ensure(request.db, name);
      return { ok: 1 };
    },
  },

  createIndexes: {
    writes: true,
    fields: 'indexes',
    *run({ store, request }) {
      const { indexes } = request.body;
      if (!isArray(indexes) || !indexes.every(isDocument))
        throw failedToParse("'createIndexes.indexes' must be an array of objects");
      const definitions = indexes.map(parseIndexDefinition);
      const createdCollectionAutomatically = store.find(request.db, collectionName(request)) === undefined;
      const collection = store.ensure(request.db, collectionName(request));
      const numIndexesBefore = collection.indexes.length;
      const created: string[] = [];
      try {
        for (const definition of definitions) {
          if (isIdIndex(definition)) continue;
          const isSame = (index: StoredIndex): boolean => isSameIndex(index.definition, definition);
          while (collection.building.some(isSame)) yield WAITING;
          if (collection.indexes.some(isSame)) continue;
          yield* collection.createIndex(definition);
          created.push(definition.name);
        }
      } catch (error) {
        // all or none; an answer, since what has been committed before is not rolled back
        if (isStorageError(error)) throw error;
        for (const index of collection.indexes.filter(({ definition }) => created.includes(definition.name)))
          collection.dropIndex(index);
        return errorReply(error);
      }
      return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically, ok: 1 };
    },
  },

  listIndexes: {
    fields: 'cursor',
    *run(invocation) {
      const { indexes, namespace } = existing(invocation);
      return listed(
        indexes.map(({ definition }) => definition.spec),
        namespace,
      );
    },
  },

  dropIndexes: {
    writes: true,
    alone: true,
    fields: 'index',
    *run(invocation) {
      const collection = existing(invocation);
      const { index: name } = invocation.request.body;
      if (typeof name !== 'string' || name === '*') throw unsupported('Dropping indexes otherwise than by name');
      const index = collection.indexes.find(({ definition }) => definition.name === name);
      if (index === undefined) throw new MongoError(27, `index not found with name [${name}]`);
      if (isIdIndex(index.definition)) throw new MongoError(72, 'cannot drop _id index');
      const nIndexesWas = collection.indexes.length;
      collection.dropIndex(index);
      invocation.cursors.breakOff(collection.namespace);
      return { nIndexesWas, ok: 1 };
    },
  },

  listCollections: {
    fields: 'nameOnly authorizedCollections cursor',
    *run({ store, request: { db } }) {
      const described = store
        .all()
        .filter((collection) => collection.db === db)
        .map(({ name }) => ({ name, type: 'collection', options: {}, info: { readOnly: false } }));
      return listed(described, `${db}.$cmd.listCollections`);
    },
  },

  listDatabases: {
    fields: 'nameOnly authorizedDatabases',
    *run({ store }) {
      const totalSize = store.sizeInBytes();
      const names = [...new Set(store.all().map(({ db }) => db))].sort();
      const databases = names.map((name) => ({ name, sizeOnDisk: totalSize, empty: false }));
      return { databases, totalSize, totalSizeMb: totalSize >> 20, ok: 1 };
    },
  },
} satisfies Partial<Record<Name<'command'>, QueuedCommand>>;
