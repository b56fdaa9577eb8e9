import { decodeDocument } from '../src/bson/decode';
import { type Document, documentOf, type Value } from '../src/bson/values';
import { migrate, UnusableStore } from '../src/storage/format';
import { type Parameter, Sql } from '../src/storage/sqlite';
import { Store } from '../src/storage/store';
import { GroupCommit } from '../src/worker/group-commit';
import { batchOf, indexOn, senderTo } from './support/sending';

/** A disk that fails when told to, in front of a real database in memory. */
class FailingDisk extends Sql {
  failing: string | undefined;

  override run(sql: string, ...parameters: Parameter[]): ReturnType<Sql['run']> {
    if (this.failing !== undefined && sql.startsWith(this.failing)) {
      throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    }
    return super.run(sql, ...parameters);
  }
}

describe('a failing disk', () => {
  let disk: FailingDisk;
  let commits: GroupCommit;

  const send = senderTo(() => commits);
  const insert = (...ids: number[]): Promise<Record<string, unknown>> =>
    send('insert', { documents: ids.map((id) => documentOf([['_id', id]])) });
  const count = async (): Promise<unknown> => batchOf(await send('find')).length;

  beforeEach(() => {
    disk = new FailingDisk(':memory:');
    migrate(disk);
    commits = new GroupCommit(new Store(disk));
  });

  it('acknowledges nobody of a group whose commit fails, keeps what was there, and recovers', async () => {
    expect(await insert(1)).toMatchObject({ n: 1, ok: 1 });
    disk.failing = 'COMMIT';
    const replies = await Promise.all([insert(2), insert(3), send('createIndexes', { indexes: [] })]);
    for (const reply of replies) expect(reply).toMatchObject({ ok: 0, code: 14031 });
    disk.failing = undefined;
    expect(await count()).toBe(1);
    expect(await insert(2)).toMatchObject({ n: 1, ok: 1 });
    expect(await count()).toBe(2);
  });

  it('forgets a collection whose first insert was not committed', async () => {
    disk.failing = 'COMMIT';
    await insert(1);
    disk.failing = undefined;
    expect(await count()).toBe(0);
    expect(await insert(1)).toMatchObject({ n: 1, ok: 1 });
  });

  it('ends the cursors that somebody read from in a group whose commit fails', async () => {
    await insert(1, 2, 3);
    const { cursor } = decodeDocument((await send('find', { batchSize: 1 })) as unknown as Buffer);
    const getMore = { getMore: (cursor as Document)['id'] as Value, collection: 'things' };
    disk.failing = 'COMMIT';
    expect(await Promise.all([insert(4), send('getMore', getMore)])).toMatchObject([{ code: 14031 }, { code: 14031 }]);
    disk.failing = undefined;
    expect(await send('getMore', getMore)).toMatchObject({ code: 43 });
  });

  it('survives a disk that is really full', async () => {
    await insert(1);
    disk.exec('PRAGMA max_page_count = 40');
    const big = documentOf([
      ['_id', 2],
      ['text', 'x'.repeat(1_000_000)],
    ]);
    expect(await send('insert', { documents: [big] })).toMatchObject({ ok: 0, code: 14031 });
    disk.exec('PRAGMA max_page_count = 100000');
    expect(await count()).toBe(1);
    expect(await send('insert', { documents: [big] })).toMatchObject({ n: 1, ok: 1 });
  });

  it('leaves nothing of an index that could not be built', async () => {
    await send('insert', {
      documents: [1, 2].map((id) =>
        documentOf([
          ['_id', id],
          ['twin', 'same'],
        ]),
      ),
    });
    const unique = indexOn('twin', { unique: true });
    expect(await send('createIndexes', { indexes: [unique] })).toMatchObject({ ok: 0, code: 11000 });
    expect(await insert(3)).toMatchObject({ ok: 1 });
    expect(disk.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'entry_%' AND type = 'table'")).toBe(1);
  });

  it('keeps what others did in the same group when one command fails', async () => {
    const replies = await Promise.all([insert(1), insert(1), send('insert', { documents: 5 }), insert(2)]);
    expect(replies).toMatchObject([{ n: 1 }, { n: 0, writeErrors: [{ code: 11000 }] }, { ok: 0, code: 9 }, { n: 1 }]);
    expect(await count()).toBe(2);
  });
});

describe('a handshake', () => {
  it.each(['hello', 'ismaster', 'ping'])('(%s) is answered ahead of the commands that wait', async (name) => {
    const disk = new Sql(':memory:');
    migrate(disk);
    const commits = new GroupCommit(new Store(disk));
    const answered: string[] = [];
    const send = async (command: string, fields: Record<string, unknown>): Promise<void> => {
      expect(await senderTo(() => commits)(command, fields)).toMatchObject({ ok: 1 });
      answered.push(command);
    };
    await Promise.all([send('insert', { documents: [documentOf([['_id', 1]])] }), send(name, {})]);
    expect(answered).toEqual([name, 'insert']);
  });
});

describe('the format of the file', () => {
  const versionOf = (sql: Sql): unknown => sql.value('SELECT version FROM format');
  const noStep = (): void => undefined;

  it('is brought up to date step by step', () => {
    const sql = new Sql(':memory:');
    migrate(sql);
    const before = Number(versionOf(sql));
    migrate(sql, [...Array<() => void>(before).fill(noStep), (file) => file.exec('CREATE TABLE novelty (id)')]);
    expect(versionOf(sql)).toBe(before + 1);
    expect(sql.value('SELECT count(*) FROM novelty')).toBe(0);
  });

  it('stays as it was when a step fails', () => {
    const sql = new Sql(':memory:');
    migrate(sql);
    const before = versionOf(sql);
    const broken = (file: Sql): void => {
      file.exec('CREATE TABLE novelty (id)');
      throw new Error('no');
    };
    expect(() => migrate(sql, [...Array<() => void>(Number(before)).fill(noStep), broken])).toThrow('no');
    expect(versionOf(sql)).toBe(before);
    expect(sql.value("SELECT count(*) FROM sqlite_schema WHERE name = 'novelty'")).toBe(0);
  });

  it('is refused when a newer version wrote it, and when it is another program’s', () => {
    const newer = new Sql(':memory:');
    migrate(newer);
    newer.exec('UPDATE format SET version = 99');
    expect(() => migrate(newer)).toThrow(/newer version \(format 99/);
    const foreign = new Sql(':memory:');
    foreign.exec('CREATE TABLE somebody (id)');
    expect(() => migrate(foreign)).toThrow(UnusableStore);
  });
});
