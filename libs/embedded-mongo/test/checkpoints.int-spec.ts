import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '../src/storage/format';
import { type Parameter, type Row, SqliteConnection } from '../src/storage/sqlite';
import { Store } from '../src/storage/store';
import { Checkpoints } from '../src/worker/checkpoints';
import { Running } from './support/running';

describe('the log', () => {
  const running = new Running();
  afterEach(() => running.end());

  /** What a copy of the file alone holds; undefined while it is not a whole database yet. */
  const countInCopy = async (dataDir: string): Promise<number | undefined> => {
    const copy = await running.folder();
    await copyFile(join(dataDir, 'nawala.db'), join(copy, 'nawala.db'));
    const database = await running.database({ dataDir: copy }).catch(() => undefined);
    if (database === undefined) return undefined;
    const client = await running.client(database);
    const count = await client.db('kept').collection('things').countDocuments();
    await client.close();
    await database.stop();
    return count;
  };

  it('is moved into the file when the store is idle, so that a copy of the file alone is complete', async () => {
    const dataDir = await running.folder();
    const things = (await running.client(await running.database({ dataDir }))).db('kept').collection('things');
    for (let n = 0; n < 5; n += 1) await things.insertOne({ n });
    const deadline = Date.now() + 60_000;
    let count = await countInCopy(dataDir);
    while (count !== 5 && Date.now() < deadline) count = await countInCopy(dataDir);
    expect(count).toBe(5);
    expect(await things.countDocuments()).toBe(5);
  }, 90_000);
});

/** Counts the checkpoints, and fails them when told to, in front of a real database in memory. */
class WatchedDisk extends SqliteConnection {
  checkpoints = 0;
  isFull = false;

  override get(sql: string, ...parameters: Parameter[]): Row | undefined {
    if (sql.startsWith('PRAGMA wal_checkpoint')) {
      this.checkpoints += 1;
      if (this.isFull)
        throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    }
    return super.get(sql, ...parameters);
  }
}

describe('a checkpoint', () => {
  let disk: WatchedDisk;
  let store: Store;
  let checkpoints: Checkpoints;
  let now: number;

  const write = (): void => {
    store.begin();
    store.commit();
  };
  /** A second passes; `true` when it brought a checkpoint. */
  const brings = (): boolean => {
    const before = disk.checkpoints;
    now += 1_000;
    checkpoints.tick();
    return disk.checkpoints > before;
  };

  beforeEach(() => {
    disk = new WatchedDisk(':memory:');
    migrate(disk);
    store = new Store(disk);
    now = 0;
    checkpoints = new Checkpoints(store, () => now);
  });
  afterEach(() => disk.close());

  it('is made once after the start, for what an earlier process left in the log', () => {
    expect([brings(), brings()]).toEqual([true, false]);
  });

  it('waits while there are writes, and is made once they end', () => {
    brings();
    write();
    expect(brings()).toBe(false);
    expect([brings(), brings()]).toEqual([true, false]);
  });

  it('is made every minute while the writes do not end', () => {
    brings();
    const due = Array.from({ length: 150 }, (_, second) => {
      write();
      return brings() ? [second + 1] : [];
    });
    expect(due.flat()).toEqual([60, 120]);
  });

  it('is tried again when the disk was full', () => {
    disk.isFull = true;
    expect([brings(), brings()]).toEqual([true, true]);
    disk.isFull = false;
    expect([brings(), brings()]).toEqual([true, false]);
  });
});
