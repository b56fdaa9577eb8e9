import type { Document } from 'mongodb';
import { refused, loud, right, type Ask, type StoreCase } from './store-case';

/** How many of the documents go into a collection with this unique index, one after the other. */
const fitting =
  (key: object, documents: readonly object[], options: object = {}): Ask =>
  async (things) => {
    await things.createIndex(key as never, { unique: true, ...options });
    const fates = documents.map((document) => things.insertOne({ ...document }).then(() => 1, refusal));
    return Promise.all(fates);
  };

const refusal = (error: { code?: number }): unknown => {
  if (error.code === 11000) return 0;
  throw error;
};

const made =
  (key: unknown, options: object = {}, documents: readonly Document[] = []): Ask =>
  async (things) => {
    if (documents.length > 0) await things.insertMany(documents.map((document) => ({ ...document })));
    await things.createIndex(key as never, options);
    return (await things.indexes()).map(({ name, key: fields, ...more }) => [name, fields, { ...more, v: 0 }]);
  };
const ID = ['_id_', { _id: 1 }, { v: 0 }];

const dropping =
  (name: string): Ask =>
  async (things) => {
    await things.createIndex({ a: 1 });
    await things.dropIndex(name);
    return (await things.indexes()).map((index) => index.name);
  };

const failedBuild: Ask = async (things) => {
  await things.insertMany([{ a: 1 }, { a: 1 }]);
  const code = await things.createIndex({ a: 1 }, { unique: true }).catch((error: { code: number }) => error.code);
  return [code, (await things.indexes()).length, await things.countDocuments({ a: 1 })];
};

const movedOnto: Ask = async (things) => {
  await things.createIndex({ a: 1 }, { unique: true });
  await things.insertMany([{ a: 1 }, { a: 2 }]);
  const own = await things.updateOne({ a: 1 }, { $set: { a: 1, b: 1 } });
  const other = await things.updateOne({ a: 1 }, { $set: { a: 2 } }).catch(refusal);
  return [own.modifiedCount, other, await things.countDocuments({ a: 1 })];
};

const sparse: Ask = async (things) => {
  await things.createIndex({ a: 1 }, { sparse: true });
  await things.insertMany([{ a: 2 }, {}, { a: null }, { a: 1 }]);
  const sorted = await things.find().sort({ a: -1 }).toArray();
  return [sorted.length, await things.countDocuments({ a: null }), await things.countDocuments({ a: { $gte: 1 } })];
};

const hinted =
  (hint: object | string): Ask =>
  async (things) => {
    await things.insertMany([{ a: 2 }, {}, { a: 1 }] as Document[]);
    await things.createIndex({ a: 1 }, { sparse: true });
    await things.createIndex({ b: 1 });
    return [(await things.find({}).hint(hint).toArray()).length, await things.countDocuments({}, { hint })];
  };

export const INDEXES: readonly StoreCase[] = [
  right('unique: null and missing are one', fitting({ a: 1 }, [{}, { a: null }, { b: 1 }, { a: 1 }]), [1, 0, 0, 1]),
  right('unique: 1 and 1.5 and "1"', fitting({ a: 1 }, [{ a: 1 }, { a: 1.5 }, { a: '1' }, { a: 1 }]), [1, 1, 1, 0]),
  right('unique: arrays share no element', fitting({ a: 1 }, [{ a: [1, 2] }, { a: [2, 3] }, { a: 3 }]), [1, 0, 1]),
  right('unique: one array may repeat itself', fitting({ a: 1 }, [{ a: [1, 1] }, { a: 2 }]), [1, 1]),
  right('unique: an empty array is not null', fitting({ a: 1 }, [{ a: [] }, { a: null }, { a: [] }]), [1, 1, 0]),
  right(
    'unique: documents whole',
    fitting({ a: 1 }, [{ a: { x: 1 } }, { a: { x: 1, y: 1 } }, { a: { x: 1 } }]),
    [1, 1, 0],
  ),
  right(
    'unique through arrays',
    fitting({ 'a.b': 1 }, [{ a: [{ b: 1 }] }, { a: { b: 1 } }, { a: [{ b: 2 }, {}] }]),
    [1, 0, 1],
  ),
  right(
    'unique through arrays: what is no document is null',
    fitting({ 'a.b': 1 }, [{ a: [1, { b: 1 }] }, {}]),
    [1, 0],
  ),
  right(
    'unique of two fields',
    fitting({ a: 1, b: 1 }, [{ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 1 }, { a: 1, b: null }]),
    [1, 1, 1, 0],
  ),
  right('unique downwards', fitting({ a: -1 }, [{ a: 1 }, { a: 1 }, { a: 2 }]), [1, 0, 1]),
  right('unique and sparse', fitting({ a: 1 }, [{}, {}, { a: null }, { a: null }], { sparse: true }), [1, 1, 1, 0]),
  right(
    'sparse of two fields: one is enough',
    fitting({ a: 1, b: 1 }, [{ a: 1 }, {}, {}, { a: 1 }], { sparse: true }),
    [1, 1, 1, 0],
  ),
  right(
    'unique: dates and their numbers',
    fitting({ a: 1 }, [{ a: new Date(1) }, { a: 1 }, { a: new Date(1) }]),
    [1, 1, 0],
  ),
  right('unique: NaN and -0', fitting({ a: 1 }, [{ a: NaN }, { a: NaN }, { a: -0 }, { a: 0 }]), [1, 0, 1, 0]),
  right('an update may keep its own value, and take no other’s', movedOnto, [1, 0, 1]),
  right('what is there twice cannot be unique', failedBuild, [11000, 1, 2]),
  right('are listed', made({ a: 1, b: -1 }), [ID, ['a_1_b_-1', { a: 1, b: -1 }, { v: 0 }]]),
  right('are listed with options', made({ a: 1 }, { unique: true, sparse: true, name: 'own' }), [
    ID,
    ['own', { a: 1 }, { v: 0, unique: true, sparse: true }],
  ]),
  right('are listed with their time', made({ at: 1 }, { expireAfterSeconds: 60 }), [
    ID,
    ['at_1', { at: 1 }, { v: 0, expireAfterSeconds: 60 }],
  ]),
  right('are dropped by name', dropping('a_1'), ['_id_']),
  right('sparse ones hide nothing', sparse, [4, 2, 2]),
  right('a hint by key', hinted({ b: 1 }), [3, 3]),
  right('a hint by name', hinted('b_1'), [3, 3]),
  refused('a hint of what is not there', hinted('c_1')),
  refused('dropping what is not there', dropping('b_1')),
  refused('dropping the index of the id', dropping('_id_')),
  refused('no field', made({})),
  refused('unique by text', made({ a: 1 }, { unique: 'yes' })),
  refused('the name of the index of the id', made({ a: 1 }, { name: '_id_' })),
  right('the index of the id is there already', made({ _id: 1 }), [ID]),
  refused('a direction of 0', made({ a: 0 })),
  refused('time on two fields', made({ a: 1, b: 1 }, { expireAfterSeconds: 60 })),
  refused('a negative time', made({ a: 1 }, { expireAfterSeconds: -1 })),
  refused('a time beyond 68 years', made({ a: 1 }, { expireAfterSeconds: 2 ** 31 })),
  refused('a time that is text', made({ a: 1 }, { expireAfterSeconds: '60' })),
  refused('the id downwards', made({ _id: -1 })),
  refused('the id with a time', made({ _id: 1 }, { expireAfterSeconds: 60 })),
  refused('arrays in two fields, first the index', async (things) => {
    await things.createIndex({ a: 1, b: 1 });
    await things.insertOne({ a: [1], b: [2] });
  }),
  refused('arrays in two fields, first the document', made({ a: 1, b: 1 }, {}, [{ a: [1], b: [2] }])),
  loud('two fields of one array', made({ 'a.b': 1, 'a.c': 1 }, {}, [{ a: [{ b: 1, c: 2 }] }])),
  loud('a hint of a sparse index', hinted({ a: 1 }), [2, 2]),
  loud('a partial index', made({ a: 1 }, { partialFilterExpression: { b: 1 } })),
  loud('a partial index with a time', made({ a: 1 }, { partialFilterExpression: { b: 1 }, expireAfterSeconds: 1 })),
  loud('a collation', made({ a: 1 }, { collation: { locale: 'id' } })),
  loud('a hidden index', made({ a: 1 }, { hidden: true })),
  loud('text', made({ a: 'text' })),
  loud('geography', made({ a: '2dsphere' })),
  loud('hashed', made({ a: 'hashed' })),
  loud('wildcard', made({ '$**': 1 })),
  loud('a position in an array', made({ 'a.0': 1 })),
];
