import { encodeDocument } from '../bson/encode';
import { defaultIndexName, isSameIndex, parseIndexDefinition } from '../indexes/definition';
import { type Document, documentOf, isDocument, isTruthy, type Value } from '../bson/values';
import { badValue, MongoError, unsupported } from '../mongo-error';
import { compileFilter } from '../query/filter';
import type { Collection, StoredIndex } from '../storage/collection';
import { equalValues } from '../bson/compare';
import { cursorReply, type Reply } from '../wire/reply';
import { type Command, collectionName, collectionOf, documentOrEmpty, documentsOf, type Invocation } from './command';

const namespaceNotFound = (namespace: string): MongoError =>
  new MongoError(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);

export const existingCollection = (invocation: Invocation): Collection => {
  const collection = collectionOf(invocation);
  if (collection === undefined)
    throw namespaceNotFound(`${invocation.request.db}.${collectionName(invocation.request)}`);
  return collection;
};

const single = (documents: readonly Readonly<Record<string, unknown>>[], namespace: string): Reply =>
  cursorReply(
    'firstBatch',
    documents.map((document) => encodeDocument(document)),
    0n,
    namespace,
  );

const create: Command = {
  writes: true,
  fields: ['autoIndexId', 'capped'],
  run: ({ store, request }) => {
    const name = collectionName(request);
    if (isTruthy(request.body['capped'])) throw unsupported('A capped collection');
    if (store.find(request.db, name)) {
      throw new MongoError(48, 'NamespaceExists', `Collection ${request.db}.${name} already exists.`);
    }
    store.create(request.db, name);
    return { ok: 1 };
  },
};

const createIndexes: Command = {
  writes: true,
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  run: ({ store, request }) => {
    const definitions = documentsOf(request, 'indexes').map(parseIndexDefinition);
    const existed = store.find(request.db, collectionName(request)) !== undefined;
    const collection = store.ensure(request.db, collectionName(request));
    const before = collection.indexes.length;
    for (const definition of definitions) {
      const same = collection.indexes.some(
        (index) => isSameIndex(index.definition, definition) || isIdIndex(definition.spec),
      );
      if (!same) collection.createIndex(definition);
    }
    const after = collection.indexes.length;
    return { numIndexesBefore: before, numIndexesAfter: after, createdCollectionAutomatically: !existed, ok: 1 };
  },
};

const isIdIndex = (spec: Document): boolean => defaultIndexName(spec['key'] as Document) === '_id_1';

const listIndexes: Command = {
  fields: ['cursor'],
  run: (invocation) => {
    const { indexes, namespace } = existingCollection(invocation);
    return single(
      indexes.map(({ definition }) => definition.spec),
      namespace,
    );
  },
};

const dropIndexes: Command = {
  writes: true,
  fields: ['index'],
  run: (invocation) => {
    const collection = existingCollection(invocation);
    const wanted = invocation.request.body['index'] as Value;
    const before = collection.indexes.length;
    for (const index of indexesNamed(collection, wanted)) collection.dropIndex(index);
    return { nIndexesWas: before, ok: 1 };
  },
};

const indexesNamed = (collection: Collection, wanted: Value): readonly StoredIndex[] => {
  if (wanted === '*') return collection.indexes.filter(({ definition }) => definition.name !== '_id_');
  const names = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name: Value) => {
    const index = findIndex(collection, name);
    if (index === undefined) throw new MongoError(27, 'IndexNotFound', `index not found with name [${String(name)}]`);
    if (index.definition.name === '_id_') throw new MongoError(72, 'InvalidOptions', 'cannot drop _id index');
    return index;
  });
};

/** By name or by key pattern, as `hint` and `dropIndexes` take it. */
export const findIndex = (collection: Collection, wanted: Value): StoredIndex | undefined =>
  collection.indexes.find(({ definition }) =>
    isDocument(wanted) ? equalValues(definition.spec['key'] as Value, wanted) : definition.name === wanted,
  );

/** @throws MongoError for a hint that names no index. */
export const hintOf = (collection: Collection, hint: Value | undefined): StoredIndex | 'COLLSCAN' | undefined => {
  if (hint === undefined || (isDocument(hint) && Object.keys(hint).length === 0)) return undefined;
  if (isDocument(hint) && '$natural' in hint) {
    if (hint['$natural'] !== 1) throw unsupported('The hint $natural backwards');
    return 'COLLSCAN';
  }
  const index = findIndex(collection, hint);
  if (index === undefined)
    throw badValue(
      'error processing query: planner returned error: hint provided does not correspond to an existing index',
    );
  return index;
};

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: ({ store, request }) => {
    const { matches } = compileFilter(documentOrEmpty(request.body['filter'], 'filter'));
    const described = store.of(request.db).map(({ name }) =>
      documentOf([
        ['name', name],
        ['type', 'collection'],
        ['options', documentOf([])],
        ['info', documentOf([['readOnly', false]])],
      ]),
    );
    return single(
      described.filter((document) => matches(document)),
      `${request.db}.$cmd.listCollections`,
    );
  },
};

const drop: Command = {
  writes: true,
  fields: [],
  run: (invocation) => {
    const collection = existingCollection(invocation);
    invocation.store.drop(collection);
    return { nIndexesWas: collection.indexes.length, ns: collection.namespace, ok: 1 };
  },
};

const dropDatabase: Command = {
  writes: true,
  fields: [],
  run: ({ store, request }) => {
    for (const collection of store.of(request.db)) store.drop(collection);
    return { dropped: request.db, ok: 1 };
  },
};

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: ({ store, request }) => {
    const { matches } = compileFilter(documentOrEmpty(request.body['filter'], 'filter'));
    const size = store.sizeInBytes();
    const databases = store.databases().map((name) =>
      documentOf([
        ['name', name],
        ['sizeOnDisk', size],
        ['empty', false],
      ]),
    );
    return {
      databases: databases.filter((document) => matches(document)),
      totalSize: size,
      totalSizeMb: Math.round(size / 2 ** 20),
      ok: 1,
    };
  },
};

const collStats: Command = {
  fields: ['scale'],
  run: (invocation) => {
    const collection = collectionOf(invocation);
    const { db } = invocation.request;
    return {
      ns: `${db}.${collectionName(invocation.request)}`,
      count: collection?.count() ?? 0,
      nindexes: collection?.indexes.length ?? 0,
      ok: 1,
    };
  },
};

const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run: ({ store, request }) => {
    const collections = store.of(request.db);
    const objects = collections.reduce((sum, collection) => sum + collection.count(), 0);
    const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0);
    return {
      db: request.db,
      collections: collections.length,
      objects,
      indexes,
      storageSize: store.sizeInBytes(),
      ok: 1,
    };
  },
};

export const catalogCommands: Readonly<Record<string, Command>> = {
  create,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  listCollections,
  drop,
  dropDatabase,
  listDatabases,
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
};
