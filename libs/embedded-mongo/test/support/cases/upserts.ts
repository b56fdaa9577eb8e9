import { Long } from 'mongodb';
import { stored, upserted } from './asking';
import { loud, refused, right, type Ask, type StoreCase } from './store-case';

const names: Ask = async (things) => {
  await things.updateOne({ z: 1, _id: 5, b: 2 } as never, { $set: { y: 1, c: 1 } }, { upsert: true });
  return Object.keys((await stored(things, true)) as object);
};

const counted: Ask = async (things) => {
  await things.insertOne({ a: 1 });
  const first = await things.updateOne({ a: 2 }, { $inc: { n: 1 } }, { upsert: true });
  const second = await things.updateMany({ a: 2 }, { $inc: { n: 1 } }, { upsert: true });
  return [first, second].map((done) => [done.matchedCount, done.modifiedCount, done.upsertedCount, !!done.upsertedId]);
};

const taken: Ask = async (things) => {
  await things.createIndex({ a: 1 }, { unique: true });
  await things.insertOne({ a: 1 });
  await things.updateOne({ b: 1 }, { $set: { a: 1 } }, { upsert: true });
};

const set = { $set: { n: 1 } };

export const UPSERTS: readonly StoreCase[] = [
  right('equality makes a field', upserted({ a: 'x' }, set), { a: 'x', n: 1 }),
  right('equality keeps its type', upserted({ a: Long.ONE }, set), { a: 'long 1', n: 1 }),
  right('null makes a field', upserted({ a: null }, set), { a: null, n: 1 }),
  right('an array makes a field', upserted({ a: [1, 2] }, set), { a: [1, 2], n: 1 }),
  right('a document makes a field', upserted({ a: { b: 1 } }, set), { a: { b: 1 }, n: 1 }),
  loud('a path makes a document', upserted({ 'a.b': 1, 'a.c': 2 }, set), { a: { b: 1, c: 2 }, n: 1 }),
  loud('equality under $and', upserted({ $and: [{ a: 1 }, { $and: [{ b: 2 }] }] }, set), { a: 1, b: 2, n: 1 }),
  right('a range makes nothing', upserted({ a: { $gt: 1 } }, set), { n: 1 }),
  right('$ne makes nothing', upserted({ a: { $ne: 1 } }, set), { n: 1 }),
  right('a list of several makes nothing', upserted({ a: { $in: [1, 2] } }, set), { n: 1 }),
  right('an empty list makes nothing', upserted({ a: { $in: [] } }, set), { n: 1 }),
  loud('a beginning makes nothing', upserted({ a: /^x/ }, set), { n: 1 }),
  loud('$elemMatch makes nothing', upserted({ a: { $elemMatch: { b: 1 } } }, set), { n: 1 }),
  right('equality beside a range', upserted({ a: 1, b: { $gt: 5 } }, set), { a: 1, n: 1 }),
  right('$set overrules equality', upserted({ a: 1 }, { $set: { a: 2 } }), { a: 2 }),
  right('$inc goes on from equality', upserted({ a: 1 }, { $inc: { a: 1 } }), { a: 2 }),
  right('$max goes on from equality', upserted({ a: 5 }, { $max: { a: 1, b: 1 } }), { a: 5, b: 1 }),
  loud('$set within an equal document', upserted({ a: { b: 1 } }, { $set: { 'a.c': 2 } }), { a: { b: 1, c: 2 } }),
  right('$unset of an equal field', upserted({ a: 1, b: 1 }, { $unset: { a: '' } }), { b: 1 }),
  right('$addToSet makes an array', upserted({ a: 1 }, { $addToSet: { t: 'x' } }), { a: 1, t: ['x'] }),
  right('$pull makes nothing', upserted({ a: 1 }, { $pull: { t: 'x' } }), { a: 1 }),
  right('$setOnInsert counts', upserted({ a: 1 }, { $setOnInsert: { b: 1 }, ...set }), { a: 1, b: 1, n: 1 }),
  right('the id of the filter', upserted({ _id: 'x' }, set, true), { _id: 'x', n: 1 }),
  right('the id of the update', upserted({ a: 1 }, { $set: { _id: 'y' } }, true), { _id: 'y', a: 1 }),
  right('the id of $setOnInsert', upserted({ a: 1 }, { $setOnInsert: { _id: 7 } }, true), { _id: 7, a: 1 }),
  right('the id leads, then the filter, then new names in order', names, ['_id', 'z', 'b', 'c', 'y']),
  right('what is counted', counted, [
    [0, 0, 1, true],
    [1, 1, 0, false],
  ]),
  right(
    'nothing is inserted where something matches',
    async (things) => {
      await things.insertOne({ a: 1 });
      await things.updateOne({ a: 1 }, { $setOnInsert: { b: 1 } }, { upsert: true });
      return stored(things);
    },
    { a: 1 },
  ),
  refused('equality on a path and on one through it', upserted({ a: { b: 1 }, 'a.b': 1 }, set)),
  refused('$set through an equal value', upserted({ a: 1 }, { $set: { 'a.b': 1 } })),
  refused('$addToSet to an equal value', upserted({ a: 1 }, { $addToSet: { a: 2 } })),
  refused('another id than the filter’s', upserted({ _id: 1 }, { $set: { _id: 2 } })),
  refused('another id than the filter’s, on insertion', upserted({ _id: 1 }, { $setOnInsert: { _id: 2 } })),
  refused('an array as id', upserted({ a: 1 }, { $set: { _id: [1] } })),
  refused('a value that is taken', taken),
  loud('a list of one', upserted({ a: { $in: [1] } }, set), { a: 1, n: 1 }),
  loud('a position in an array', upserted({ 'a.0': 1 }, set), { a: { 0: 1 }, n: 1 }),
  loud('a regular expression for a value', upserted({ a: 1 }, { $set: { b: /^x/ } })),
  loud(
    'a replacement',
    async (things) => {
      await things.replaceOne({ a: 1 }, { b: 1 }, { upsert: true });
      return stored(things);
    },
    { b: 1 },
  ),
];
