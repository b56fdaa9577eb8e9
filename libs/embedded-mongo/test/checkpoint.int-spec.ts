import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { documentOf, type Value } from '../src/bson/values';
import { openStore } from '../src/storage/open';
import type { Store } from '../src/storage/store';
import { GroupCommit } from '../src/worker/group-commit';
import { leftIn, LOG, outcomeOf, write } from './support/damaged';
import { Running } from './support/running';
import { batchOf, senderTo } from './support/sending';

const MEGABYTE = 1024 * 1024;
const LONG_LOG = 16 * MEGABYTE;

describe('while the log is moved into the file', () => {
  const running = new Running();
  let folder: string;
  let store: Store;
  let commits: GroupCommit;
  /** Ends the syncs of the file. */
  let end: () => void;
  let fail: (error: Error) => void;
  let syncs: number;
  let syncLog: () => void;
  const send = senderTo(() => commits);
  const insert = (_id: number, fields: Record<string, Value> = {}) =>
    send('insert', { documents: [documentOf(Object.entries({ _id, ...fields }))] });
  const count = async (): Promise<number> => batchOf(await send('find')).length;

  beforeEach(async () => {
    const done = new Promise<void>((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
    syncs = 0;
    folder = await running.folder();
    syncLog = () => undefined;
    // of the log, then of the file
    const later = (): Promise<void> => ((syncs += 1) % 2 === 1 ? Promise.resolve() : done);
    store = openStore(folder, { now: () => syncLog(), later });
    commits = new GroupCommit(store);
  });
  afterEach(async () => {
    end();
    await commits.end();
    store.log.close();
    await running.end();
  });

  it('reads go on, and writes wait until the file is on the disk', async () => {
    await insert(1);
    commits.checkpoint();
    let isWritten = false;
    const written = insert(2).then(() => (isWritten = true));
    expect([await count(), await count(), await count()]).toEqual([1, 1, 1]);
    expect(isWritten).toBe(false);
    end();
    await written;
    expect(await count()).toBe(2);
  });

  it('a kill loses nothing', async () => {
    write(store, 0, 50);
    const moved = store.log.checkpoint();
    while (syncs < 2) await nextTurn();
    expect(await outcomeOf(leftIn(folder), 50)).toBe('complete');
    end();
    await moved;
  });

  it('a disk that fails ends all writing, reads go on, and a start finds everything', async () => {
    write(store, 0, 50);
    commits.checkpoint();
    fail(new Error('EIO: i/o error, fdatasync'));
    expect(await send('create')).toMatchObject({ ok: 0, errmsg: expect.stringContaining('cannot be written: EIO') });
    expect(store.find('kept', 'things')?.count()).toBe(50);
    store.log.close();
    expect(await outcomeOf(leftIn(folder), 50)).toBe('complete');
  });

  it('a log that is not on the disk is told to the writer, and nothing more is written', async () => {
    write(store, 0, 50);
    syncLog = () => {
      throw new Error('EIO: i/o error, fdatasync');
    };
    const reply = { ok: 0, errmsg: expect.stringContaining('cannot be written: EIO') };
    expect(await insert(1)).toMatchObject(reply);
    syncLog = () => undefined;
    expect(await insert(2)).toMatchObject(reply);
    store.log.close();
    expect(await outcomeOf(leftIn(folder), 50)).toBe('complete');
  });

  it('nobody writes more: the log has 16 MB and one transaction at most', async () => {
    end();
    let longest = 0;
    for (let _id = 0; _id < 60; _id += 1) {
      await insert(_id, { text: 'x'.repeat(MEGABYTE) });
      longest = Math.max(longest, statSync(join(folder, LOG)).size);
    }
    expect(longest).toBeGreaterThan(LONG_LOG / 2);
    expect(longest).toBeLessThan(LONG_LOG + 2 * MEGABYTE);
    expect(syncs).toBeGreaterThanOrEqual(2 * 3);
    expect(store.find('test', 'things')?.count()).toBe(60);
  });
});
