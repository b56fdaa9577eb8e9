import type { MongoClient } from 'mongodb';
import { ask } from '../src/index';
import { Running } from './support/running';

const INSERTED = 50_000;
const EXPIRED = 100_000;
/** So long a driver waits for the answer to its heartbeat; the measured longest ping is far below. */
const PATIENCE_MS = 10_000;

describe('a driver with its default settings', () => {
  const running = new Running();
  afterEach(() => running.end());

  /** Pings all the while; the longest of them. */
  const pingDuring = async (client: MongoClient, work: Promise<unknown>): Promise<number> => {
    let isOver = false;
    const ended = work.finally(() => (isOver = true));
    let longest = 0;
    while (!isOver) {
      const start = performance.now();
      await client.db('admin').command({ ping: 1 });
      longest = Math.max(longest, performance.now() - start);
    }
    await ended;
    return longest;
  };

  it('keeps its connections through a long insert and a long sweep', async () => {
    const database = await running.database({ dataDir: await running.folder() });
    const client = await running.client(database);
    const lost: string[] = [];
    for (const event of ['connectionClosed', 'connectionPoolCleared', 'serverHeartbeatFailed'] as const)
      client.on(event, () => lost.push(event));
    const things = client.db('kept').collection('things');
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
    const expired = (length: number) => Array.from({ length }, (_, n) => ({ n, at: new Date(0) }));
    const inserting = await pingDuring(client, things.insertMany(expired(INSERTED)));
    await things.insertMany(expired(EXPIRED - INSERTED));
    const sweeping = await pingDuring(client, ask(database.socketPath, { sweepExpired: 1 }));
    expect(await things.countDocuments()).toBe(0);
    expect(lost).toEqual([]);
    expect(Math.max(inserting, sweeping)).toBeLessThan(PATIENCE_MS);
  }, 120_000);
});
