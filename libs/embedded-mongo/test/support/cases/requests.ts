import type { AggregateOptions, Document, FindOptions } from 'mongodb';
import { loud, refused, right, type Ask, type StoreCase, type Things } from './store-case';

const FIVE = [1, 2, 3, 4, 5].map((a) => ({ _id: a, a }));
const among =
  (ask: Ask): Ask =>
  async (things) => {
    await things.insertMany(FIVE.map((thing) => ({ ...thing })) as never[]);
    return ask(things);
  };
const find = (options: FindOptions) => among((things) => things.find({}, options).toArray());
const ids = (options: FindOptions) =>
  among(async (things) => (await things.find({}, options).toArray()).map(({ _id }) => _id as unknown));
const pipeline = (stages: Document[], options: AggregateOptions = {}) =>
  among((things) => things.aggregate(stages, options).toArray());
const command = (make: (name: string) => Document) =>
  among(({ db, collectionName }) => db.command(make(collectionName)));
const one = { $group: { _id: 1, n: { $sum: 1 } } };

const inTransaction: Ask = async (things) => {
  const session = things.db.client.startSession();
  try {
    session.startTransaction();
    await things.insertOne({ a: 1 }, { session });
    await session.commitTransaction();
  } finally {
    await session.endSession();
  }
};

const inSession: Ask = async (things) => {
  const session = things.db.client.startSession();
  await things.insertOne({ a: 1 }, { session });
  const n = await things.countDocuments({}, { session });
  await session.endSession();
  return n;
};

const batches =
  (batchSize: number): Ask =>
  async (things) => {
    await things.insertMany(Array.from({ length: 250 }, (_, a) => ({ _id: a, a })) as never[]);
    const read = await things.find({}, { batchSize }).sort({ _id: 1 }).toArray();
    return read.every(({ a }, at) => a === at) && read.length;
  };

const MANY = Array.from({ length: 20_000 }, (_, a) => ({ a: `${'long text '.repeat(100)}${a}` }));

/** Inserts the same again. */
const twice = async (things: Things, documents: readonly object[]): Promise<unknown> => {
  await things.createIndex({ a: 1 }, { unique: true });
  await things.insertMany(documents.map((document) => ({ ...document })));
  const again = things.insertMany(
    documents.map((document) => ({ ...document })),
    { ordered: false },
  );
  const error = (await again.catch((reason: unknown) => reason)) as Document;
  return [error['code'], ([error['writeErrors']].flat() as unknown[]).length];
};

const watched = async (things: Things): Promise<unknown> => {
  const changes = things.watch();
  try {
    return await changes.next();
  } finally {
    await changes.close();
  }
};

export const REQUESTS: readonly StoreCase[] = [
  right('skip and limit', ids({ sort: { a: 1 }, skip: 1, limit: 2 }), [2, 3]),
  right('a limit of 0 is none', ids({ sort: { a: 1 }, limit: 0 }), [1, 2, 3, 4, 5]),
  right('a negative limit is one batch', ids({ sort: { a: 1 }, limit: -2 }), [1, 2]),
  right('a limit beyond the end', ids({ sort: { a: 1 }, skip: 4, limit: 9 }), [5]),
  right('batches of one', batches(1), 250),
  right('batches of a hundred', batches(100), 250),
  right('batches of everything', batches(1_000), 250),
  right(
    'a count',
    among((things) => things.countDocuments({ a: { $gt: 2 } })),
    3,
  ),
  right(
    'a count of nothing',
    among((things) => things.countDocuments({ a: 9 })),
    0,
  ),
  right('a count where nothing is', (things) => things.countDocuments({}), 0),
  right('a count as its pipeline', pipeline([{ $match: { a: { $lt: 3 } } }, one]), [{ _id: 1, n: 2 }]),
  right('a count of all', pipeline([{ $match: {} }, one]), [{ _id: 1, n: 5 }]),
  right('a count of nothing is no group', pipeline([{ $match: { a: 9 } }, one]), []),
  right(
    'deleteOne and deleteMany',
    among(async (things) => {
      const first = await things.deleteOne({ a: { $gt: 1 } });
      const rest = await things.deleteMany({ a: { $gt: 2 } });
      return [first.deletedCount, rest.deletedCount, await things.countDocuments()];
    }),
    [1, 3, 1],
  ),
  right(
    'an unordered bulk goes on after an error',
    among(async (things) => {
      const inserts = [9, 1, 8].map((a) => ({ insertOne: { document: { _id: a } } })) as never[];
      const error = await things.bulkWrite(inserts, { ordered: false }).catch((reason: Document) => reason);
      return [(error as Document)['code'], await things.countDocuments()];
    }),
    [11000, 7],
  ),
  right(
    'an ordered bulk ends at an error',
    among(async (things) => {
      const inserts = [9, 1, 8].map((a) => ({ insertOne: { document: { _id: a } } })) as never[];
      await things.bulkWrite(inserts).catch(() => undefined);
      return things.countDocuments();
    }),
    6,
  ),
  right('a session without a transaction', inSession, 1),
  right(
    'an acknowledged majority',
    among((things) => things.countDocuments({}, { readConcern: 'majority' })),
    5,
  ),
  right(
    'an explanation names its index',
    among(async (things) => {
      await things.createIndex({ a: 1 });
      const { queryPlanner } = await things.find({ a: 1 }).explain('queryPlanner');
      return ((queryPlanner as Document)['winningPlan'] as Document)['stage'] as unknown;
    }),
    'FETCH',
  ),
  right('a duplicate of 9 MB', (things) => twice(things, [{ a: 'x'.repeat(9_000_000) }]), [11000, 1]),
  right('twenty thousand duplicates', (things) => twice(things, MANY), [11000, MANY.length]),
  right(
    'answers beyond 16 MB',
    among(async (things) => {
      await things.updateOne({ a: 1 }, { $set: { text: 'x'.repeat(16 * 1024 * 1024 - 60) } });
      const { value } = await things.db.command({
        findAndModify: things.collectionName,
        query: { a: 1 },
        update: { $unset: { text: 1 } },
      });
      return String((value as Document)['text']).length;
    }),
    16 * 1024 * 1024 - 60,
  ),
  refused('an upsert beyond 16 MB', (things) =>
    things.updateOne({ a: 'x'.repeat(9_000_000) }, { $set: { b: 'x'.repeat(9_000_000) } }, { upsert: true }),
  ),
  refused('a negative skip', find({ skip: -1 })),
  refused(
    'a pipeline without a list',
    command((aggregate) => ({ aggregate, pipeline: {}, cursor: {} })),
  ),
  refused(
    'an empty batch',
    command((insert) => ({ insert, documents: [] })),
  ),
  refused(
    'a collection that is there',
    among((things) => things.db.command({ create: things.collectionName })),
  ),
  refused('a name that begins with system', ({ db }) => db.collection('system.x').insertOne({})),
  refused(
    'a cursor that nobody has',
    command((collection) => ({ getMore: 1n, collection })),
  ),
  loud('a time limit', find({ maxTimeMS: 1_000 }), FIVE),
  loud(
    'a time limit of a count',
    among((things) => things.countDocuments({}, { maxTimeMS: 1_000 })),
    5,
  ),
  loud(
    'a time limit of an update',
    command((update) => ({ update, updates: [{ q: {}, u: { $set: { b: 1 } } }], maxTimeMS: 9 })),
  ),
  loud('a collation', find({ collation: { locale: 'id' } }), FIVE),
  loud('variables', find({ let: { x: 1 } }), FIVE),
  loud('bounds', find({ min: { a: 1 }, hint: { a: 1 } })),
  loud('returnKey', find({ returnKey: true })),
  loud('showRecordId', find({ showRecordId: true })),
  loud('a tailable cursor', find({ tailable: true })),
  loud('a snapshot', find({ readConcern: { level: 'snapshot' } })),
  loud('linearizable reads', find({ readConcern: { level: 'linearizable' } })),
  loud('two acknowledgements', (things) => things.insertOne({ a: 1 }, { writeConcern: { w: 2 } })),
  loud('a transaction', inTransaction),
  loud('a change stream', watched),
  loud(
    'count',
    among((things) => things.estimatedDocumentCount()),
    5,
  ),
  loud(
    'a count with a page',
    among((things) => things.countDocuments({}, { skip: 1, limit: 2 })),
    2,
  ),
  loud(
    'distinct',
    among((things) => things.distinct('a')),
    [1, 2, 3, 4, 5],
  ),
  loud(
    'drop',
    among((things) => things.drop()),
    true,
  ),
  loud('dropDatabase', ({ db }) => db.dropDatabase()),
  loud(
    'renaming',
    among(async (things) => (await things.rename(`${things.collectionName}2`)) && true),
    true,
  ),
  loud('a capped collection', ({ db }) => db.createCollection('capped', { capped: true, size: 4096 })),
  loud('a validator', ({ db }) => db.createCollection('valid', { validator: { a: 1 } })),
  loud('a view', ({ db }) => db.createCollection('view', { viewOn: 'x', pipeline: [] })),
  loud(
    'statistics',
    command((collStats) => ({ collStats })),
  ),
  loud('a server’s status', ({ db }) => db.command({ serverStatus: 1 })),
  loud(
    'an explanation with costs',
    among((things) => things.find().explain('executionStats')),
  ),
  loud(
    'an explanation of an update',
    command((update) => ({ explain: { update, updates: [] }, verbosity: 'queryPlanner' })),
  ),
  loud(
    'a hint of a deletion',
    among((things) => things.deleteMany({}, { hint: '_id_' })),
  ),
  loud(
    'a collation of a deletion',
    among((things) => things.deleteMany({}, { collation: { locale: 'id' } })),
  ),
  loud(
    'array filters',
    among((things) => things.updateOne({}, { $set: { 'a.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] })),
  ),
  loud('$project', pipeline([{ $project: { a: 1 } }]), FIVE),
  loud('$sort', pipeline([{ $sort: { a: -1 } }]), [...FIVE].reverse()),
  loud('$limit', pipeline([{ $limit: 1 }]), FIVE.slice(0, 1)),
  loud('$match alone', pipeline([{ $match: {} }]), FIVE),
  loud('an empty pipeline', pipeline([]), FIVE),
  loud('$match after $group', pipeline([one, { $match: { n: 5 } }]), [{ _id: 1, n: 5 }]),
  loud('$group alone', pipeline([one]), [{ _id: 1, n: 5 }]),
  loud('$group under another name', pipeline([{ $match: {} }, { $group: { _id: 1, all: { $sum: 1 } } }])),
  loud('$group by a field', pipeline([{ $group: { _id: '$a', n: { $sum: 1 } } }, { $sort: { _id: 1 } }])),
  loud('$group by a document', pipeline([{ $match: {} }, { $group: { _id: {}, n: { $sum: 1 } } }])),
  loud('$sum of a field', pipeline([{ $match: {} }, { $group: { _id: 1, n: { $sum: '$a' } } }]), [{ _id: 1, n: 15 }]),
  loud('$avg', pipeline([{ $match: {} }, { $group: { _id: 1, n: { $avg: '$a' } } }]), [{ _id: 1, n: 3 }]),
  loud('$unwind of a path with dots', pipeline([{ $unwind: '$a.b' }])),
  loud('$lookup', pipeline([{ $lookup: { from: 'x', localField: 'a', foreignField: 'a', as: 'b' } }])),
  loud('$facet', pipeline([{ $facet: { x: [] } }])),
  loud('$out', pipeline([{ $out: 'x' }])),
  loud('$merge', pipeline([{ $merge: { into: 'x' } }])),
];
