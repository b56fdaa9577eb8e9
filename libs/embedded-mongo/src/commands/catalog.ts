import { encodeDocument } from '../bson/encode';
import { equalValues } from '../bson/key';
import { type Document, documentOf, isArray, type Value } from '../bson/values';
import { ID_INDEX, isSameIndex, parseIndexDefinition } from '../indexes/definition';
import { MongoError } from '../mongo-error';
import { matchesName } from '../query/execute';
import { compileFilter } from '../query/filter';
import type { Collection, StoredIndex } from '../storage/collection';
import { cursorReply, type Reply } from '../wire/reply';
import { type Command, collectionName, collectionOf, documentOrEmpty, documentsOf, type Invocation } from './command';

const existing = (invocation: Invocation): Collection => {
  const collection = collectionOf(invocation);
  if (collection !== undefined) return collection;
  const { request } = invocation;
  throw new MongoError(26, 'NamespaceNotFound', `ns does not exist: ${request.db}.${collectionName(request)}`);
};

const listed = (documents: readonly Document[], namespace: string): Reply =>
  cursorReply('firstBatch', documents.map(encodeDocument), 0n, namespace);

/** Those that the request's `filter` lets through. */
const filtered = ({ request }: Invocation, documents: readonly Document[]): readonly Document[] =>
  documents.filter(compileFilter(documentOrEmpty(request.body['filter'], 'filter')).matches);

const create: Command = {
  writes: true,
  fields: '',
  run: ({ store, request }) => {
    const name = collectionName(request);
    if (store.find(request.db, name))
      throw new MongoError(48, 'NamespaceExists', `Collection ${request.db}.${name} already exists.`);
    store.ensure(request.db, name);
    return { ok: 1 };
  },
};

const createIndexes: Command = {
  writes: true,
  fields: 'indexes commitQuorum',
  run: ({ store, request }) => {
    const definitions = documentsOf(request, 'indexes').map(parseIndexDefinition);
    const createdCollectionAutomatically = store.find(request.db, collectionName(request)) === undefined;
    const collection = store.ensure(request.db, collectionName(request));
    const numIndexesBefore = collection.indexes.length;
    for (const definition of definitions) {
      if (equalValues(definition.spec['key'] as Value, ID_INDEX['key'] as Value)) continue;
      if (!collection.indexes.some((index) => isSameIndex(index.definition, definition)))
        collection.createIndex(definition);
    }
    return { numIndexesBefore, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically, ok: 1 };
  },
};

const listIndexes: Command = {
  fields: 'cursor',
  run: (invocation) => {
    const { indexes, namespace } = existing(invocation);
    return listed(
      indexes.map(({ definition }) => definition.spec),
      namespace,
    );
  },
};

const dropIndexes: Command = {
  writes: true,
  fields: 'index',
  run: (invocation) => {
    const collection = existing(invocation);
    const nIndexesWas = collection.indexes.length;
    for (const index of indexesNamed(collection, invocation.request.body['index'] as Value))
      collection.dropIndex(index);
    return { nIndexesWas, ok: 1 };
  },
};

/** By name, by key, by several names, or all with `*`. */
const indexesNamed = ({ indexes }: Collection, wanted: Value): readonly StoredIndex[] => {
  if (wanted === '*') return indexes.filter(({ definition }) => definition.name !== '_id_');
  return (isArray(wanted) ? wanted : [wanted]).map((name) => {
    const found = indexes.find(matchesName(name));
    if (found === undefined) throw new MongoError(27, 'IndexNotFound', `index not found with name [${String(name)}]`);
    if (found.definition.name === '_id_') throw new MongoError(72, 'InvalidOptions', 'cannot drop _id index');
    return found;
  });
};

const listCollections: Command = {
  fields: 'filter nameOnly authorizedCollections cursor',
  run: (invocation) => {
    const { store, request } = invocation;
    const described = store.of(request.db).map(({ name }) =>
      documentOf([
        ['name', name],
        ['type', 'collection'],
        ['options', documentOf([])],
        ['info', documentOf([['readOnly', false]])],
      ]),
    );
    return listed(filtered(invocation, described), `${request.db}.$cmd.listCollections`);
  },
};

const drop: Command = {
  writes: true,
  fields: '',
  run: (invocation) => {
    const collection = existing(invocation);
    const nIndexesWas = collection.indexes.length;
    invocation.store.drop(collection);
    return { nIndexesWas, ns: collection.namespace, ok: 1 };
  },
};

const dropDatabase: Command = {
  writes: true,
  fields: '',
  run: ({ store, request }) => {
    for (const collection of store.of(request.db)) store.drop(collection);
    return { dropped: request.db, ok: 1 };
  },
};

const listDatabases: Command = {
  fields: 'filter nameOnly authorizedDatabases',
  run: (invocation) => {
    const sizeOnDisk = invocation.store.sizeInBytes();
    const described = invocation.store.databases().map((name) =>
      documentOf([
        ['name', name],
        ['sizeOnDisk', sizeOnDisk],
        ['empty', false],
      ]),
    );
    return { databases: filtered(invocation, described), totalSize: sizeOnDisk, totalSizeMb: sizeOnDisk >> 20, ok: 1 };
  },
};

const collStats: Command = {
  fields: 'scale',
  run: (invocation) => {
    const { count, nindexes } = statsOf([collectionOf(invocation)].filter((collection) => collection !== undefined));
    const { request } = invocation;
    return { ns: `${request.db}.${collectionName(request)}`, count, nindexes, ok: 1 };
  },
};

const dbStats: Command = {
  fields: 'scale freeStorage',
  run: ({ store, request: { db } }) => {
    const { count, nindexes } = statsOf(store.of(db));
    return {
      db,
      collections: store.of(db).length,
      objects: count,
      indexes: nindexes,
      storageSize: store.sizeInBytes(),
      ok: 1,
    };
  },
};

const statsOf = (collections: readonly Collection[]): { count: number; nindexes: number } => ({
  count: collections.reduce((sum, collection) => sum + collection.count(), 0),
  nindexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
});

export const catalogCommands: Readonly<Record<string, Command>> = {
  create,
  createIndexes,
  listIndexes,
  dropIndexes,
  listCollections,
  drop,
  dropDatabase,
  listDatabases,
  collStats,
  dbStats,
};
