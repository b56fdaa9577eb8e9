import type { Document } from 'mongodb';
import { modified } from './asking';
import { loud, refused, right, type Ask, type StoreCase } from './store-case';

const THREE = [
  { a: 1, n: 3 },
  { a: 1, n: 1 },
  { a: 1, n: 2 },
];
const [FIRST, SECOND, THIRD] = THREE.map((thing, _id) => ({ _id, ...thing }));
const set = { $set: { a: 5 } };

const command =
  (fields: Document): Ask =>
  async (things) => {
    await things.insertMany(THREE.map((thing, _id) => ({ _id, ...thing })) as never[]);
    const { lastErrorObject, value } = await things.db.command({ findAndModify: things.collectionName, ...fields });
    return { ...(lastErrorObject as object), value: value as unknown };
  };

const removed =
  (filter: Document, options: object): Ask =>
  async (things) => {
    await things.insertMany(THREE.map((thing, _id) => ({ _id, ...thing })) as never[]);
    return { given: await things.findOneAndDelete(filter, options), left: await things.countDocuments() };
  };

export const FIND_AND_MODIFY: readonly StoreCase[] = [
  right('gives what was there', modified(THREE, { n: 1 }, set), {
    given: SECOND,
    left: [FIRST, { ...SECOND, a: 5 }, THIRD],
  }),
  right('gives what is there now', modified(THREE, { n: 1 }, set, { returnDocument: 'after' }), {
    given: { ...SECOND, a: 5 },
    left: [FIRST, { ...SECOND, a: 5 }, THIRD],
  }),
  right('gives what is asked for', modified(THREE, { n: 1 }, set, { projection: { n: 1 } }), {
    given: { _id: 1, n: 1 },
    left: [FIRST, { ...SECOND, a: 5 }, THIRD],
  }),
  loud('takes the last by its order', modified(THREE, { a: 1 }, set, { sort: { n: -1 } }), {
    given: FIRST,
    left: [{ ...FIRST, a: 5 }, SECOND, THIRD],
  }),
  right('leaves out what is not asked for', modified(THREE, { n: 2 }, set, { projection: { _id: 0, n: 0 } }), {
    given: { a: 1 },
    left: [FIRST, SECOND, { ...THIRD, a: 5 }],
  }),
  right('gives nothing where nothing matches', modified(THREE, { n: 9 }, set), {
    given: null,
    left: [FIRST, SECOND, THIRD],
  }),
  right('an upsert gives nothing of before', modified([], { _id: 7 }, set, { upsert: true }), {
    given: null,
    left: [{ _id: 7, a: 5 }],
  }),
  right(
    'an upsert gives what is there now',
    modified([], { _id: 7 }, { $setOnInsert: { b: 1 }, ...set }, { upsert: true, returnDocument: 'after' }),
    { given: { _id: 7, a: 5, b: 1 }, left: [{ _id: 7, a: 5, b: 1 }] },
  ),
  right('an update that changes nothing', modified(THREE, { n: 1 }, { $set: { a: 1 } }, { returnDocument: 'after' }), {
    given: SECOND,
    left: [FIRST, SECOND, THIRD],
  }),
  right('tells what it did', command({ query: { n: 1 }, update: set, new: true, fields: { a: 1 } }), {
    n: 1,
    updatedExisting: true,
    value: { _id: 1, a: 5 },
  }),
  right('tells that it did nothing', command({ query: { n: 9 }, update: set }), {
    n: 0,
    updatedExisting: false,
    value: null,
  }),
  right('tells what it inserted', command({ query: { _id: 9 }, update: set, upsert: true }), {
    n: 1,
    updatedExisting: false,
    upserted: 9,
    value: null,
  }),
  loud('removes', removed({ n: 2 }, {}), { given: THIRD, left: 2 }),
  loud('removes the first by its order', removed({}, { sort: { n: 1 }, projection: { n: 1 } }), {
    given: { _id: 1, n: 1 },
    left: 2,
  }),
  loud('removes nothing where nothing matches', removed({ n: 9 }, {}), { given: null, left: 3 }),
  refused('neither an update nor a removal', command({ query: {} })),
  refused('an update and a removal', command({ query: {}, update: set, remove: true })),
  refused('a removal that gives what is there now', command({ query: {}, remove: true, new: true })),
  refused('a removal that inserts', command({ query: {}, remove: true, upsert: true })),
  refused('another id', modified(THREE, { n: 1 }, { $set: { _id: 9 } })),
  refused('a projection that includes and excludes', modified(THREE, {}, set, { projection: { a: 1, n: 0 } })),
  loud('a pipeline', modified(THREE, { n: 1 }, [{ $set: { a: 5 } }] as never)),
  loud('array filters', modified(THREE, {}, { $set: { 'a.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] })),
  loud('a collation', modified(THREE, { n: 1 }, set, { collation: { locale: 'id' } })),
  loud('a hint', modified(THREE, { n: 1 }, set, { hint: { _id: 1 } })),
  loud('a time limit', modified(THREE, { n: 1 }, set, { maxTimeMS: 1_000 })),
  loud('a replacement', (things) => things.findOneAndReplace({}, { b: 1 }), null),
];
