import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Collection } from 'mongodb';
import { Running } from './support/running';

const run = promisify(execFile);

/** A file system of 4 MB; undefined where this process may not mount one (`faults.int-spec.ts` injects the failure). */
const mountSmall = async (path: string): Promise<(() => Promise<unknown>) | undefined> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  await mkdir(path);
  const mounted = run('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path]);
  return mounted.then(
    () => () => run('umount', [path]),
    () => undefined,
  );
};

interface Thing {
  _id: number;
  text: string;
}

describe('a disk that is full', () => {
  const running = new Running();
  let unmount: (() => Promise<unknown>) | undefined;

  afterEach(async () => {
    await running.stop();
    await unmount?.();
    await running.end();
  });

  it('loses nothing that was acknowledged, and is written again once there is room', async () => {
    const dataDir = join(await running.folder(), 'small');
    unmount = await mountSmall(dataDir);
    if (unmount === undefined) return;

    const open = async (): Promise<Collection<Thing>> => {
      const client = await running.client(await running.database({ dataDir }), { retryWrites: false });
      return client.db('full').collection<Thing>('things');
    };
    const idsOf = async (things: Collection<Thing>): Promise<number[]> =>
      (await things.find({}, { sort: { _id: 1 } }).toArray()).map(({ _id }) => _id);

    const things = await open();
    const acknowledged: number[] = [];
    let refusal: unknown;
    for (let _id = 0; refusal === undefined; _id += 1) {
      await things.insertOne({ _id, text: 'x'.repeat(50_000) }).then(
        () => acknowledged.push(_id),
        (error: unknown) => (refusal = error),
      );
    }
    expect(refusal).toMatchObject({ code: 14031 });
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(await idsOf(things)).toEqual(acknowledged);

    await running.stop();
    await run('mount', ['-o', 'remount,size=16m', dataDir]);
    const again = await open();
    expect(await idsOf(again)).toEqual(acknowledged);
    await again.insertOne({ _id: -1, text: 'room' });
    expect(await idsOf(again)).toEqual([-1, ...acknowledged]);
  });

  it('goes on in the same process once there is room', async () => {
    const dataDir = join(await running.folder(), 'small');
    unmount = await mountSmall(dataDir);
    if (unmount === undefined) return;
    const client = await running.client(await running.database({ dataDir }), { retryWrites: false });
    const things = client.db('full').collection<Thing>('things');
    await things.insertOne({ _id: 0, text: 'kept' });
    const tooMuch = Array.from({ length: 80 }, (_, index) => ({ _id: index + 1, text: 'x'.repeat(100_000) }));
    await expect(things.insertMany(tooMuch)).rejects.toMatchObject({ code: 14031 });
    expect(await things.findOne({ _id: 0 })).toMatchObject({ text: 'kept' });
    await run('mount', ['-o', 'remount,size=64m', dataDir]);
    // a slow machine committed some of them before the disk was full
    await things.deleteMany({ _id: { $gt: 0 } });
    expect(await things.insertMany(tooMuch)).toMatchObject({ insertedCount: 80 });
    expect(await things.countDocuments()).toBe(81);
  });
});
