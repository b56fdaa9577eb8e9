import { ObjectId } from 'mongodb';
import { changed, stored } from './asking';
import { loud, refused, right, type Ask, type StoreCase } from './store-case';

const names =
  (document: object, update: object): Ask =>
  async (things) => {
    await things.insertOne({ ...document });
    await things.updateOne({}, update);
    return Object.keys((await stored(things)) as object);
  };

/** Matched and modified. */
const counted =
  (documents: object[], filter: object, update: object, isMulti = false): Ask =>
  async (things) => {
    await things.insertMany(documents.map((document) => ({ ...document })));
    const { matchedCount, modifiedCount, upsertedCount } = await things[isMulti ? 'updateMany' : 'updateOne'](
      filter,
      update,
    );
    return [matchedCount, modifiedCount, upsertedCount];
  };

const replaced: Ask = async (things) => {
  await things.insertOne({ a: 1 });
  await things.replaceOne({}, { b: 1 });
  return stored(things);
};

const set = (document: object, fields: object) => changed(document, { $set: fields });
const nested = (levels: number): object => (levels === 0 ? {} : { d: nested(levels - 1) });

export const UPDATES: readonly StoreCase[] = [
  right('$set of a field', set({ a: 1 }, { b: 'x' }), { a: 1, b: 'x' }),
  loud('$set within a document', set({ a: { b: 1, c: 2 } }, { 'a.b': 3 }), { a: { b: 3, c: 2 } }),
  loud('$set makes documents on the way', set({}, { 'a.b.c': 1, 'a.d': 2 }), { a: { b: { c: 1 }, d: 2 } }),
  right('$set of a whole document', set({ a: { b: 1, c: 2 } }, { a: { c: 3 } }), { a: { c: 3 } }),
  right('$set of null', set({ a: 1 }, { a: null }), { a: null }),
  right('new fields come in the order of their names', names({ m: 1 }, { $set: { z: 1, b: 1 }, $inc: { c: 1 } }), [
    'm',
    'b',
    'c',
    'z',
  ]),
  right('fields that are there keep their places', names({ z: 1, a: 1 }, { $set: { a: 2, z: 2, b: 1 } }), [
    'z',
    'a',
    'b',
  ]),
  right('$set of nothing', counted([{ a: 1 }], {}, { $set: {} }), [1, 0, 0]),
  right('the same value is no change', counted([{ a: 1 }], {}, { $set: { a: 1 } }), [1, 0, 0]),
  right(
    'another order of fields is a change',
    counted([{ a: { x: 1, y: 1 } }], {}, { $set: { a: { y: 1, x: 1 } } }),
    [1, 1, 0],
  ),
  right('updateOne changes one', counted([{ a: 1 }, { a: 1 }], { a: 1 }, { $set: { a: 2 } }), [1, 1, 0]),
  right(
    'updateMany changes all that differ',
    counted([{ a: 1 }, { a: 2 }, { a: 1 }], {}, { $set: { a: 2 } }, true),
    [3, 2, 0],
  ),
  right('nobody matches', counted([{ a: 1 }], { a: 5 }, { $set: { a: 2 } }), [0, 0, 0]),
  refused('$set through a value', set({ a: 1 }, { 'a.b': 1 })),
  refused('$set through null', set({ a: null }, { 'a.b': 1 })),
  refused('$set through an array', set({ a: [{ b: 1 }] }, { 'a.b': 2 })),
  refused('a path and one through it', set({}, { a: {}, 'a.b': 1 })),
  refused('one field in two operators', changed({}, { $set: { a: 1 }, $inc: { a: 1 } })),
  refused('one path and one through it in two operators', changed({}, { $set: { 'a.b': 1 }, $unset: { a: '' } })),
  right('$unset', changed({ a: 1, b: 2 }, { $unset: { a: '' } }), { b: 2 }),
  loud('$unset within a document', changed({ a: { b: 1 } }, { $unset: { 'a.b': '' } }), { a: {} }),
  right('$unset of what is not there', changed({ a: 1 }, { $unset: { b: '' } }), { a: 1 }),
  loud('$unset through a value', changed({ a: 1 }, { $unset: { 'a.b': '' } }), { a: 1 }),
  loud('$unset through an array', changed({ a: [{ b: 1 }] }, { $unset: { 'a.b': '' } }), { a: [{ b: 1 }] }),
  right('$unset whatever its operand', changed({ a: 1, b: 1 }, { $unset: { a: null, b: { c: 1 } } }), {}),
  right('$setOnInsert where nothing is inserted', changed({ a: 1 }, { $setOnInsert: { b: 1 } }), { a: 1 }),
  right('the id as it is', set({ _id: 1, a: 1 }, { _id: 1, a: 2 }), { _id: 1, a: 2 }),
  refused('another id', set({ _id: 1 }, { _id: 2 })),
  refused('no id', changed({ _id: 1 }, { $unset: { _id: '' } })),
  refused('$inc of the id', changed({ _id: 1 }, { $inc: { _id: 1 } })),
  refused('a part of the id', set({ _id: { a: 1 } }, { '_id.a': 2 })),
  loud('a part of the id as it is', set({ _id: { a: 1 } }, { '_id.a': 1, b: 1 }), { _id: { a: 1 }, b: 1 }),
  right('names that JavaScript knows', set({}, { constructor: 1, toString: 2 }), { constructor: 1, toString: 2 }),
  right(
    'deep documents',
    async (things) => {
      await things.insertOne({ _id: 1, ...nested(100) } as never);
      await things.updateOne({}, { $set: { e: nested(100) } });
      return JSON.stringify(await things.findOne()).length;
    },
    JSON.stringify({ _id: 1, ...nested(100), e: nested(100) }).length,
  ),
  loud('documents deeper than they may be', set({}, { 'a.b.c': nested(177) })),
  loud('a position in an array', set({ a: [1] }, { 'a.0': 2 }), { a: [2] }),
  loud('a number as a name', set({}, { 5: 1 })),
  loud('a number as a name within', set({}, { a: { 10: 1, 9: 2 } })),
  loud('$ in a path', set({ a: [1] }, { 'a.$': 2 })),
  loud('$[] in a path', set({ a: [1] }, { 'a.$[]': 2 }), { a: [2] }),
  loud('a name with a dollar within', set({}, { a: { $b: 1 } }), { a: { $b: 1 } }),
  loud('a regular expression', set({}, { a: /^x/ })),
  loud('an empty part of a path', set({}, { 'a.': 1 })),
  loud('a DBRef', set({}, { a: { $ref: 'others', $id: new ObjectId() } })),
  loud('$push', changed({ a: [1] }, { $push: { a: 2 } }), { a: [1, 2] }),
  loud('$pullAll', changed({ a: [1] }, { $pullAll: { a: [1] } }), { a: [] }),
  loud('$pop', changed({ a: [1] }, { $pop: { a: 1 } }), { a: [] }),
  loud('$rename', changed({ a: 1 }, { $rename: { a: 'b' } }), { b: 1 }),
  loud('$currentDate', changed({}, { $currentDate: { a: true } })),
  loud('a pipeline', changed({ a: 1 }, [{ $set: { b: '$a' } }]), { a: 1, b: 1 }),
  loud('a replacement', replaced, { b: 1 }),
];
