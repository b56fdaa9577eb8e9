import { encodeDocument } from '../bson/encode';
import { type Document, documentOf, isArray, type Value } from '../bson/values';
import { isIdIndex, isSameIndex, parseIndexDefinition } from '../indexes/definition';
import { MongoError } from '../mongo-error';
import { matchesName } from '../query/execute';
import { compileFilter } from '../query/filter';
import { type Name } from '../registry';
import type { Collection } from '../storage/collection';
import type { StoredIndex } from '../storage/stored-index';
import { cursorReply, type Reply } from '../wire/reply';
import { type Command, collectionName, collectionOf, documentOrEmpty, documentsOf, type Invocation } from './command';

const existing = (invocation: Invocation): Collection => {
  const collection = collectionOf(invocation);
  if (collection !== undefined) return collection;
  const { request } = invocation;
  throw new MongoError(26, `ns does not exist: ${request.db}.${collectionName(request)}`);
};

const listed = (documents: readonly Document[], namespace: string): Reply =>
  cursorReply('firstBatch', documents.map(encodeDocument), 0n, namespace);

/** Those that the request's `filter` lets through. */
const filtered = ({ request }: Invocation, documents: readonly Document[]): readonly Document[] =>
  documents.filter(compileFilter(documentOrEmpty(request.body['filter'], 'filter')).matches);

const documentFrom = (fields: Readonly<Record<string, Value>>): Document => documentOf(Object.entries(fields));

/** By name, by key, by several names, or all with `*`. */
const indexesNamed = ({ indexes }: Collection, wanted: Value): readonly StoredIndex[] => {
  if (wanted === '*') return indexes.filter(({ definition }) => definition.name !== '_id_');
  return (isArray(wanted) ? wanted : [wanted]).map((name) => {
    const found = indexes.find(matchesName(name));
    if (found === undefined) throw new MongoError(27, `index not found with name [${String(name)}]`);
    if (found.definition.name === '_id_') throw new MongoError(72, 'cannot drop _id index');
    return found;
  });
};

export const catalogCommands = {
  create: {
    writes: true,
    fields: '',
    run: ({ store, request }) => {
      const name = collectionName(request);
      if (store.find(request.db, name)) throw new MongoError(48, `Collection ${request.db}.${name} already exists.`);
      store.ensure(request.db, name);
      return { ok: 1 };
    },
  },

  createIndexes: {
    writes: true,
    fields: 'indexes',
    run: ({ store, request }) => {
      const definitions = documentsOf(request, 'indexes').map(parseIndexDefinition);
      const createdCollectionAutomatically = store.find(request.db, collectionName(request)) === undefined;
      const collection = store.ensure(request.db, collectionName(request));
      const numIndexesBefore = collection.indexes.length;
      for (const definition of definitions) {
        if (isIdIndex(definition)) continue;
        if (!collection.indexes.some((index) => isSameIndex(index.definition, definition)))
          collection.createIndex(definition);
      }
      return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically, ok: 1 };
    },
  },

  listIndexes: {
    fields: 'cursor',
    run: (invocation) => {
      const { indexes, namespace } = existing(invocation);
      const specs = indexes.map(({ definition }) => definition.spec);
      return listed(specs, namespace);
    },
  },

  dropIndexes: {
    writes: true,
    fields: 'index',
    run: (invocation) => {
      const collection = existing(invocation);
      const nIndexesWas = collection.indexes.length;
      const { index: wanted } = invocation.request.body;
      for (const index of indexesNamed(collection, wanted as Value)) collection.dropIndex(index);
      invocation.cursors.breakOff(collection.namespace);
      return { nIndexesWas, ok: 1 };
    },
  },

  listCollections: {
    fields: 'filter nameOnly authorizedCollections cursor',
    run: (invocation) => {
      const { store, request } = invocation;
      const [options, info] = [documentOf([]), documentFrom({ readOnly: false })];
      const described = store
        .of(request.db)
        .map(({ name }) => documentFrom({ name, type: 'collection', options, info }));
      return listed(filtered(invocation, described), `${request.db}.$cmd.listCollections`);
    },
  },

  listDatabases: {
    fields: 'filter nameOnly authorizedDatabases',
    run: (invocation) => {
      const totalSize = invocation.store.sizeInBytes();
      const names = [...new Set(invocation.store.all().map(({ db }) => db))].sort();
      const described = names.map((name) => documentFrom({ name, sizeOnDisk: totalSize, empty: false }));
      return { databases: filtered(invocation, described), totalSize, totalSizeMb: totalSize >> 20, ok: 1 };
    },
  },
} satisfies Partial<Record<Name<'command'>, Command>>;
