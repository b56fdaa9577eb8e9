import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addChecksums } from '../src/integrity/upgrade';
import { migrate } from '../src/storage/format';
import { openStore } from '../src/storage/open';
import { Sql } from '../src/storage/sqlite';
import { FILE, type Left, leftIn, LOG, makeIndexes, outcomeOf, write } from './support/damaged';
import { Running } from './support/running';

const COUNT = 150;

describe('a file of the format without checksums', () => {
  const running = new Running();
  let older: Left;
  let folder: string;
  afterAll(() => running.end());

  beforeAll(async () => {
    folder = await running.folder();
    const store = openStore(folder);
    makeIndexes(store);
    write(store, 0, COUNT);
    store.log.close();
    const database = new DatabaseSync(join(folder, FILE));
    const names = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%sum INTEGER%'")
      .all();
    for (const { name } of names) database.exec(`ALTER TABLE ${String(name)} DROP COLUMN sum`);
    database.exec('UPDATE format SET version = 1');
    database.close();
    older = leftIn(folder);
  });

  const place = (name: string): string => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, FILE), older[FILE] as Buffer);
    return join(folder, name);
  };

  it('opens, with all that it holds', async () => {
    expect(await outcomeOf(older, COUNT, true)).toBe('complete');
  });

  it('opens when all is in its log, which no mark speaks of', async () => {
    const killed = place('killed');
    const sql = new DatabaseSync(join(killed, FILE));
    sql.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA journal_mode = WAL; UPDATE collection SET id = id');
    const left = leftIn(killed);
    sql.close();
    expect(left[LOG]?.length).toBeGreaterThan(0);
    expect(await outcomeOf(left, COUNT, true)).toBe('complete');
  });

  it('loses nothing when the process is killed while it is brought up to date', async () => {
    const killed = place('midway');
    const sql = new Sql(join(killed, FILE));
    sql.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = 10');
    let left: Left = {};
    const killedInTheEnd = (): void => {
      addChecksums(sql);
      left = leftIn(killed);
      throw new Error('killed');
    };
    expect(() => migrate(sql, [() => undefined, killedInTheEnd])).toThrow('killed');
    sql.close();
    expect(left[LOG]?.length).toBeGreaterThan(10 * 4096);
    expect(await outcomeOf(left, COUNT, true)).toBe('complete');
  });
});
