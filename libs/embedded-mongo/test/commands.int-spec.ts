import mongoose from 'mongoose';
import { type Collection, type Document, Double, Int32, Long, type MongoClient, ObjectId } from 'mongodb';
import { ask, type EmbeddedMongo } from '../src/index';
import { decodeDocument } from '../src/bson/decode';
import { encode } from '../src/bson/encode';
import { Cursors } from '../src/commands/cursors';
import { finish } from '../src/steps';
import type { Reply } from '../src/wire/reply';
import { Running } from './support/running';

const running = new Running();
let database: EmbeddedMongo;
let client: MongoClient;
let things: Collection<Document>;

beforeAll(async () => {
  database = await running.database();
  client = await running.client(database, { maxPoolSize: 20 });
});
beforeEach(async () => {
  things = client.db('commands').collection(new ObjectId().toHexString());
});
afterAll(() => running.end());

describe('writes', () => {
  it('stops an ordered batch at its first error and goes on with an unordered one', async () => {
    const twice = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as unknown as Document[];
    await expect(things.insertMany(twice)).rejects.toMatchObject({ insertedCount: 1 });
    await things.deleteMany({});
    await expect(things.insertMany(twice, { ordered: false })).rejects.toMatchObject({
      insertedCount: 2,
      writeErrors: [{ index: 1, code: 11000 }],
    });
  });

  it('lets exactly one of ten parallel inserts and upserts have a unique value', async () => {
    await things.createIndex({ name: 1 }, { unique: true });
    const inserts = await Promise.allSettled(Array.from({ length: 10 }, () => things.insertOne({ name: 'a' })));
    expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 10 }, () => things.updateOne({ name: 'b' }, { $inc: { n: 1 } }, { upsert: true })),
    );
    expect(await things.find({ name: 'b' }).toArray()).toMatchObject([{ n: 10 }]);
  });

  it('counts matches and changes apart, and does not call a rewrite of the same values a change', async () => {
    await things.insertMany([{ n: 1 }, { n: 1 }]);
    expect(await things.updateMany({ n: 1 }, { $set: { n: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 0 });
    expect(await things.updateMany({}, { $set: { n: 2 } })).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
  });

  it('never changes an _id', async () => {
    const { insertedId } = await things.insertOne({ n: 1 });
    await expect(things.updateOne({}, { $set: { _id: new ObjectId() } })).rejects.toMatchObject({ code: 66 });
    await expect(things.updateOne({}, { $unset: { _id: 1 } })).rejects.toMatchObject({ code: 66 });
    expect(await things.updateOne({}, { $set: { _id: insertedId, n: 2 } })).toMatchObject({ modifiedCount: 1 });
    expect(await things.findOne()).toEqual({ _id: insertedId, n: 2 });
  });

  it('makes an upserted document from the filter and the update', async () => {
    const change = { $set: { b: { c: 1 } }, $setOnInsert: { d: 1 } };
    const upserted = await things.findOneAndUpdate({ a: 1, e: { $gt: 5 } }, change, {
      upsert: true,
      returnDocument: 'after',
      includeResultMetadata: true,
    });
    expect(upserted).toMatchObject({
      lastErrorObject: { n: 1, updatedExisting: false },
      value: { a: 1, b: { c: 1 }, d: 1 },
    });
    expect(upserted.value).not.toHaveProperty('e');
    expect(await things.findOneAndUpdate({ a: 1 }, { $setOnInsert: { d: 2 } }, { upsert: true })).toMatchObject({
      d: 1,
    });
  });

  it('tells findOneAndUpdate about a duplicate at the top level', async () => {
    await things.createIndex({ name: 1 }, { unique: true });
    await things.insertMany([{ name: 'a' }, { name: 'b' }]);
    await expect(things.findOneAndUpdate({ name: 'b' }, { $set: { name: 'a' } })).rejects.toMatchObject({
      code: 11000,
      keyValue: { name: 'a' },
    });
  });

  it('refuses documents larger than 16 MB', async () => {
    await things.insertOne({ text: 'x'.repeat(10_000_000) });
    await expect(things.updateOne({}, { $set: { more: 'x'.repeat(10_000_000) } })).rejects.toMatchObject({
      code: 10334,
    });
  });
});

describe('indexes', () => {
  it('are found again, refused in contradiction, and dropped', async () => {
    expect(await things.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    expect(await things.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    await expect(things.createIndex({ a: 1, b: -1 }, { unique: true })).rejects.toMatchObject({ code: 85 });
    await expect(things.createIndex({ c: 1 }, { name: 'a_1_b_-1' })).rejects.toMatchObject({ code: 86 });
    await things.dropIndex('a_1_b_-1');
    expect(await things.indexes()).toMatchObject([{ name: '_id_' }]);
  });

  it('count a missing value as null and leave it out when sparse', async () => {
    await things.createIndex({ a: 1 }, { unique: true });
    await things.createIndex({ b: 1 }, { unique: true, sparse: true });
    await things.insertOne({ a: 1 });
    await things.insertOne({});
    await expect(things.insertOne({ a: null })).rejects.toMatchObject({ code: 11000 });
  });

  it('count a document once, however many of its elements match', async () => {
    await things.createIndex({ terms: 1, name: 1 });
    await things.insertMany([{ terms: ['shop', 'shoes', 'x'] }, { terms: ['shop'] }, { terms: 'ship' }, { terms: [] }]);
    for (const [filter, n] of [
      [{ terms: { $gte: 'sho', $lt: 'shp' } }, 2],
      [{ terms: { $gte: 's', $lt: 't' } }, 3],
      [{ terms: { $in: ['shop', 'shoes'] } }, 2],
      [{ terms: { $gte: 'x', $lt: 'shop' } }, 1],
      [{ terms: { $gte: 'sho' }, name: null }, 2],
    ] as const) {
      expect(await things.countDocuments(filter)).toBe(n);
      expect(await things.find(filter).skip(1).toArray()).toHaveLength(n - 1);
    }
  });

  it('expire documents whose time has come', async () => {
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await things.insertMany([{ at: new Date(0) }, { at: new Date(Date.now() - 30_000) }, { at: 'never' }, {}]);
    expect(await ask(database.socketPath, { sweepExpired: 1 })).toMatchObject({ n: 1 });
    expect(await things.countDocuments()).toBe(3);
  });

  it.each<[string, Document, Document, string]>([
    ['equality', { name: 'n7' }, {}, 'name_1'],
    ['a list', { name: { $in: ['n7', 'n9'] } }, {}, 'name_1'],
    ['a range', { name: { $gte: 'n7', $lt: 'n8' } }, {}, 'name_1'],
    ['an element of an array', { tags: 't7' }, {}, 'tags_1_name_1'],
    ['the order', {}, { rank: 1, name: 1 }, 'rank_1_name_1'],
    ['the order backwards', {}, { rank: -1, name: -1 }, 'rank_1_name_1'],
    ['equality with an order', { rank: 1 }, { name: -1 }, 'rank_1_name_1'],
  ])('answer %s', async (_, filter, sort, name) => {
    const many = client.db('commands').collection('many');
    if ((await many.countDocuments()) === 0) {
      await many.insertMany(
        Array.from({ length: 500 }, (__, n) => ({
          name: `n${n}`,
          rank: n % 3,
          tags: [`t${n % 50}`, 'all'],
        })),
      );
      await many.createIndexes([{ key: { name: 1 } }, { key: { tags: 1, name: 1 } }, { key: { rank: 1, name: 1 } }]);
    }
    const { queryPlanner } = await many
      .find(filter)
      .sort(sort as never)
      .limit(10)
      .explain('queryPlanner');
    expect(queryPlanner).toMatchObject({
      winningPlan: { stage: 'LIMIT', inputStage: { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: name } } },
    });
  });
});

describe('cursors', () => {
  const begun = async () => {
    await things.createIndex({ n: 1 });
    await things.insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
    const cursor = things.find({}, { batchSize: 100, sort: { n: 1 } });
    expect(await cursor.next()).toMatchObject({ n: 0 });
    return cursor;
  };

  it('read on from where they stand, and so see what was written meanwhile', async () => {
    const cursor = await begun();
    await things.deleteMany({ n: { $gt: 150 } });
    await things.insertOne({ n: 1_000 });
    const rest = await cursor.toArray();
    expect(rest.map(({ n }) => n as number)).toEqual([...Array.from({ length: 150 }, (_, n) => n + 1), 1_000]);
  });

  it('are broken off when an index is dropped', async () => {
    const cursor = await begun();
    await things.dropIndex('n_1');
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 175, codeName: 'QueryPlanKilled' });
  });

  it('are gone once they are killed', async () => {
    await things.insertMany(Array.from({ length: 5 }, (_, n) => ({ n })));
    const db = client.db('commands');
    const { cursor } = await db.command({ find: things.collectionName, batchSize: 2 });
    expect(await db.command({ killCursors: things.collectionName, cursors: [cursor.id] })).toMatchObject({
      cursorsKilled: [cursor.id],
    });
    await expect(db.command({ getMore: cursor.id, collection: things.collectionName })).rejects.toMatchObject({
      code: 43,
    });
  });

  it('are forgotten after ten idle minutes', () => {
    let now = 0;
    const cursors = new Cursors(() => now);
    const results = [1, 2].map((n) => encode({ n }));
    const idOf = (reply: Reply): bigint => (decodeDocument(reply as Buffer)['cursor'] as { id: bigint }).id;
    const begun = (): bigint => idOf(finish(cursors.start(results.values(), 'db.things', 1, false)));
    const id = begun();
    now = 9 * 60_000;
    cursors.reapIdle();
    expect(idOf(finish(cursors.next(id, 'db.things', 0)))).toBe(0n);
    const other = begun();
    now = 20 * 60_000;
    cursors.reapIdle();
    expect(() => finish(cursors.next(other, 'db.things', 1))).toThrow('not found');
  });
});

describe('types', () => {
  const raw = () => things.findOne({}, { promoteValues: false, projection: { _id: 0 } });

  it('survive an update of something else', async () => {
    const written = { double: new Double(5), long: Long.fromNumber(5), int: new Int32(5) };
    await things.insertOne({ ...written });
    await things.updateOne({}, { $set: { other: true } });
    expect(await raw()).toEqual({ ...written, other: true });
  });

  it('widen when a sum does not fit', async () => {
    await things.insertOne({ n: 2 ** 31 - 1 });
    await things.updateOne({}, { $inc: { n: 1 } });
    expect(await raw()).toEqual({ n: Long.fromNumber(2 ** 31) });
  });
});

describe('mongoose', () => {
  it('builds its indexes, validates, and turns duplicates into errors that name the value', async () => {
    const connection = await mongoose.createConnection(database.uri, { dbName: 'mongoose' }).asPromise();
    try {
      const schema = new mongoose.Schema(
        { email: { type: String, unique: true }, tags: [String] },
        { timestamps: true, optimisticConcurrency: true },
      );
      const User = connection.model('User', schema);
      await User.init();
      const user = await User.create({ email: 'a@example.com', tags: ['x'] });
      await expect(User.create({ email: 'a@example.com' })).rejects.toMatchObject({
        code: 11000,
        keyValue: { email: 'a@example.com' },
      });
      const stale = await User.findById(user._id).orFail();
      user.tags = ['x', 'y'];
      await user.save();
      stale.tags = ['x', 'z'];
      await expect(stale.save()).rejects.toThrow(mongoose.Error.VersionError);
      expect(await User.findOne({ tags: 'y' }).lean()).toMatchObject({ tags: ['x', 'y'] });
    } finally {
      await connection.close();
    }
  });
});
