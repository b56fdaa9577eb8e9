import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index';

describe('startEmbeddedMongo', () => {
  let db: EmbeddedMongo;
  let client: MongoClient;

  beforeAll(async () => {
    db = await startEmbeddedMongo({ inMemory: true });
    client = await new MongoClient(db.uri).connect();
  });

  afterAll(async () => {
    await client.close();
    await db.stop();
  });

  it('keeps the databases of one server apart', async () => {
    await client.db('one').collection('things').insertOne({ name: 'a' });
    expect(await client.db('two').collection('things').countDocuments()).toBe(0);
    expect(await client.db('one').collection('things').countDocuments()).toBe(1);
  });

  it('turns a second equal value in a unique index into a duplicate key error that names it', async () => {
    const users = client.db('one').collection('users');
    await users.createIndex({ email: 1 }, { unique: true });
    await users.insertOne({ email: 'a@example.com' });
    await expect(users.insertOne({ email: 'a@example.com' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@example.com' },
    });
  });
});
