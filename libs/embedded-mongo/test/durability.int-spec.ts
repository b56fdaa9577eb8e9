import { execFile } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { backup, startEmbeddedMongo } from '../src/index';
import { Running } from './support/running';

const workspace = resolve(import.meta.dirname, '../../..');

describe('what the folder keeps', () => {
  const running = new Running();
  afterEach(() => running.end());

  it('keeps documents, indexes and uniqueness over a restart', async () => {
    const dataDir = await running.folder();
    const first = await startEmbeddedMongo({ dataDir });
    const before = (await running.client(first)).db('kept').collection('things');
    await before.createIndex({ name: 1 }, { unique: true });
    await before.insertOne({ name: 'a' });
    await first.stop();
    const again = await running.database({ dataDir });
    const after = (await running.client(again)).db('kept').collection('things');
    expect(await after.findOne({ name: 'a' })).toMatchObject({ name: 'a' });
    await expect(after.insertOne({ name: 'a' })).rejects.toMatchObject({ code: 11000 });
  });

  it('answers what it received before it stops', async () => {
    const dataDir = await running.folder();
    const first = await startEmbeddedMongo({ dataDir });
    const client = await running.client(first);
    const collection = client.db('kept').collection<{ _id: number }>('things');
    await collection.insertOne({ _id: -1 });
    const writes = Array.from({ length: 50 }, (_, _id) => collection.insertOne({ _id }).then(() => _id));
    // what was not received would wait for a server
    const stopped = first.stop().then(() => client.close());
    const [settled] = await Promise.all([Promise.allSettled(writes), stopped]);
    const acknowledged = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const kept = (await running.client(await running.database({ dataDir })))
      .db('kept')
      .collection<{ _id: number }>('things');
    const ids = (await kept.find().toArray()).map(({ _id }) => _id);
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
  });

  it('loses nothing that was acknowledged, and tears nothing, when it is killed', async () => {
    await running.database();
    const { stdout } = await promisify(execFile)(process.execPath, [join(workspace, 'tools/chaos/db.mjs'), '3']);
    expect(stdout).toContain('3 kills, 2 in a checkpoint');
  }, 120_000);

  it('refuses a second process in one line', async () => {
    const dataDir = await running.folder();
    await running.database({ dataDir });
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/^The database file .* another process has it open$/);
  });

  it.each([
    ['whole', () => Buffer.from('this is no database, but it is long enough to be mistaken for one'.repeat(100))],
    [
      'in the middle',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(8192, 7), bytes.subarray(16_384)]),
    ],
  ])('refuses a file that is damaged (%s) and leaves it as it is', async (_, damage) => {
    const dataDir = await running.folder();
    const first = await startEmbeddedMongo({ dataDir });
    const collection = (await running.client(first)).db('kept').collection('things');
    await collection.insertMany(Array.from({ length: 500 }, (__, n) => ({ n, text: 'x'.repeat(200) })));
    await first.stop();
    const file = join(dataDir, 'nawala.db');
    const damaged = damage(await readFile(file));
    await writeFile(file, damaged);
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/cannot be used: it is damaged .*`npm run backup`$/);
    expect((await readFile(file)).equals(damaged)).toBe(true);
  });

  it('refuses a taken port in one line', async () => {
    const database = await running.database({ inMemory: true }, { port: 0 });
    const port = Number(new URL(database.uri).port);
    await expect(startEmbeddedMongo({ inMemory: true }, { port })).rejects.toThrow(
      `127.0.0.1:${port} is already in use`,
    );
  });
});

describe('backup', () => {
  const running = new Running();
  afterEach(() => running.end());

  const filled = async (dataDir: string): Promise<{ stop(): Promise<void> }> => {
    const database = await running.database({ dataDir });
    await (await running.client(database)).db('kept').collection('things').insertOne({ name: 'a' });
    return database;
  };

  it.each([true, false])('makes a copy that starts (while the database runs: %s)', async (runs) => {
    const dataDir = await running.folder();
    const database = await filled(dataDir);
    if (!runs) await database.stop();
    const copy = await running.folder();
    await backup(dataDir, join(copy, 'nawala.db'));
    expect((await stat(join(copy, 'nawala.db'))).mode & 0o777).toBe(0o600);
    const restored = await running.client(await running.database({ dataDir: copy }));
    expect(await restored.db('kept').collection('things').findOne()).toMatchObject({ name: 'a' });
  });

  it('does not take an empty folder for a database', async () => {
    const dataDir = await running.folder();
    await expect(backup(dataDir, join(dataDir, 'copy.db'))).rejects.toThrow('There is no database in');
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('overwrites nothing', async () => {
    const dataDir = await running.folder();
    await filled(dataDir);
    const file = join(dataDir, 'precious');
    await writeFile(file, 'precious');
    await expect(backup(dataDir, file)).rejects.toThrow('already exists');
    expect(await readFile(file, 'utf8')).toBe('precious');
  });
});
