import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Checkpoints } from '../src/integrity/checkpoints';
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

describe('the moment of a checkpoint', () => {
  let now = 0;
  let commits: { count: number; done: string[]; isFull: boolean; checkpoint(): boolean; rest(): boolean };
  let checkpoints: Checkpoints;

  /** A second passes; what it brought. */
  const second = (): string | undefined => {
    commits.done = [];
    now += 1_000;
    checkpoints.tick();
    return commits.done[0];
  };
  const did = (what: string): boolean => commits.done.push(what) > 0 && !commits.isFull;

  beforeEach(() => {
    now = 0;
    commits = { count: 0, done: [], isFull: false, checkpoint: () => did('checkpoint'), rest: () => did('rest') };
    checkpoints = new Checkpoints(commits, () => now);
  });

  it('does not come where nothing was written', () => {
    expect([second(), second()]).toEqual([undefined, undefined]);
  });

  it('waits while there are writes, and comes once they end', () => {
    commits.count += 1;
    expect([second(), second(), second()]).toEqual([undefined, 'rest', undefined]);
  });

  it('comes every minute while the writes do not end', () => {
    const due = Array.from({ length: 150 }, (_, at) => {
      commits.count += 1;
      return second() === 'checkpoint' ? [at + 1] : [];
    });
    expect(due.flat()).toEqual([60, 120]);
  });

  it('comes again when the disk was full', () => {
    commits.count += 1;
    commits.isFull = true;
    expect([second(), second(), second()]).toEqual([undefined, 'rest', 'rest']);
    commits.isFull = false;
    expect([second(), second()]).toEqual(['rest', undefined]);
  });
});
