import { documentOf, type Value } from '../src/bson/values';
import { verify } from '../src/integrity/verify';
import { finish } from '../src/steps';
import { migrate } from '../src/storage/format';
import { type Parameter, type Row, Sql } from '../src/storage/sqlite';
import { Store } from '../src/storage/store';
import { GroupCommit, LONGEST_TRANSACTION_MS, SLICE_MS } from '../src/worker/group-commit';
import { batchOf, indexOn, senderTo } from './support/sending';

/** Tells of commits and of reads of the catalogue, and fails when told to. */
class WatchedDisk extends Sql {
  commits = 0;
  /** So many rows were written between two commits at most. */
  mostRows = 0;
  catalogueReads = 0;
  isFull = false;
  private changes = 0;

  override run(sql: string, ...parameters: Parameter[]): ReturnType<Sql['run']> {
    if (sql === 'COMMIT') {
      if (this.isFull) throw Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
      this.commits += 1;
      const changes = Number(this.value('SELECT total_changes()'));
      this.mostRows = Math.max(this.mostRows, changes - this.changes);
      this.changes = changes;
    }
    return super.run(sql, ...parameters);
  }

  override rows(sql: string, ...parameters: Parameter[]): readonly Row[] {
    if (sql.includes('FROM collection')) this.catalogueReads += 1;
    return super.rows(sql, ...parameters);
  }
}

describe('a long command', () => {
  let disk: WatchedDisk;
  let store: Store;
  let commits: GroupCommit;
  let now: number;
  /** So many milliseconds pass with every look at the clock. */
  let tick: number;
  const send = senderTo(() => commits);

  const thing = (_id: number, fields: Record<string, Value> = {}) =>
    documentOf(Object.entries({ _id, n: _id % 10, name: `thing ${_id}`, ...fields }));
  const things = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => thing(from + at));
  const insert = (from: number, to: number) => send('insert', { documents: things(from, to) });
  const deleteWhere = (filter: Record<string, Value>) =>
    send('delete', {
      deletes: [
        documentOf([
          ['q', documentOf(Object.entries(filter))],
          ['limit', 0],
        ]),
      ],
    });
  const update = (filter: Record<string, Value>, set: Record<string, Value>, multi = false) => {
    const change = documentOf([['$set', documentOf(Object.entries(set))]]);
    return send('update', {
      updates: [
        documentOf([
          ['q', documentOf(Object.entries(filter))],
          ['u', change],
          ['multi', multi],
        ]),
      ],
    });
  };
  const idsOf = async (filter: Record<string, Value> = {}): Promise<number[]> =>
    batchOf(await send('find', { filter: documentOf(Object.entries(filter)), batchSize: 100_000 })).map(({ _id }) =>
      Number(_id),
    );
  const idsNow = (): Promise<number[]> => idsOf();
  const checked = (): number => finish(verify(store.all()));

  beforeEach(() => {
    now = 0;
    tick = 1;
    disk = new WatchedDisk(':memory:');
    migrate(disk);
    store = new Store(disk);
    commits = new GroupCommit(store, undefined, () => (now += tick));
  });
  afterEach(() => disk.close());

  it('gives way after ten milliseconds, and others see what it has done so far', async () => {
    let isOver = false;
    const long = insert(0, 1_000).finally(() => (isOver = true));
    const seen: number[] = [];
    while (!isOver) seen.push((await idsNow()).length);
    expect(await long).toMatchObject({ n: 1_000, ok: 1 });
    const largest = Math.max(...seen.slice(1).map((count, at) => count - (seen[at] as number)));
    expect(largest).toBeLessThanOrEqual(2 * SLICE_MS);
    expect(seen.length).toBeGreaterThan(1_000 / (2 * SLICE_MS));
    expect(await idsNow()).toHaveLength(1_000);
  });

  it('is not flushed to the disk at every slice while nobody else asks', async () => {
    await insert(0, 1_000);
    expect(disk.commits).toBeLessThan(1_000 / SLICE_MS / 3);
  });

  it('is committed after a tenth of a second, so that no transaction is large', async () => {
    await insert(0, 3_000);
    await deleteWhere({});
    // a document and its entry on _id
    expect(disk.mostRows).toBeLessThanOrEqual(2 * (LONGEST_TRANSACTION_MS + SLICE_MS));
    expect(disk.mostRows).toBeGreaterThan(LONGEST_TRANSACTION_MS);
  });

  it('stops at its first failure, keeps what came before, and tells where', async () => {
    await insert(500, 501);
    expect(await insert(0, 1_000)).toMatchObject({ n: 500, writeErrors: [{ index: 500, code: 11000 }] });
    expect(await idsNow()).toHaveLength(501);
  });

  it('deletes what matches when its turn comes, not what has been changed meanwhile', async () => {
    await insert(0, 300);
    const [deleted] = await Promise.all([deleteWhere({ n: 3 }), idsNow().then(() => update({ _id: 293 }, { n: 4 }))]);
    expect(deleted).toMatchObject({ n: 29 });
    expect(await idsOf({ n: 4 })).toContain(293);
    expect(await idsOf({ n: 3 })).toEqual([]);
    expect(checked()).toBe(271);
  });

  it('updates each match once, though the change moves it ahead of the search', async () => {
    await send('createIndexes', { indexes: [indexOn('n')] });
    await insert(0, 200);
    expect(await update({ n: documentOf([['$gte', 0]]) as Value }, { n: 50 }, true)).toMatchObject({
      n: 200,
      nModified: 200,
    });
    expect(checked()).toBe(200);
  });

  it('sweeps in slices', async () => {
    const old = new Date(0);
    await send('createIndexes', { indexes: [indexOn('at', { expireAfterSeconds: 1 })] });
    await send('insert', { documents: Array.from({ length: 500 }, (_, _id) => thing(_id, { at: old })) });
    let isOver = false;
    const sweep = send('sweepExpired').finally(() => (isOver = true));
    let turns = 0;
    for (; !isOver; turns += 1) await idsNow();
    expect(await sweep).toMatchObject({ n: 500 });
    expect(turns).toBeGreaterThan(500 / (2 * SLICE_MS));
  });

  it('sorts and counts in slices too, and answers as one that runs alone', async () => {
    await insert(0, 3_000);
    tick = SLICE_MS;
    let isOver = false;
    const query = { sort: documentOf([['name', 1]]), batchSize: 3_000 };
    const sorted = send('find', query).finally(() => (isOver = true));
    let turns = 0;
    for (; !isOver; turns += 1) await send('find', { limit: 1 });
    const names = batchOf(await sorted).map(({ name }) => String(name));
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(3_000);
    expect(turns).toBeGreaterThan(3_000 / 256);
  });

  it('builds an index beside every kind of write, and leaves no entry out and none over', async () => {
    await insert(0, 700);
    tick = SLICE_MS;
    let turns = 0;
    let isOver = false;
    const building = send('createIndexes', { indexes: [indexOn('name', { unique: true }), indexOn('n')] }).finally(
      () => (isOver = true),
    );
    for (let turn = 0; !isOver; turn += 1, turns += 1) {
      await Promise.all([
        insert(1_000 + turn, 1_001 + turn),
        update({ _id: (turn * 13) % 700 }, { name: `renamed ${turn}`, n: turn }),
        deleteWhere({ _id: (turn * 29) % 700 }),
        // the last row, whose number the next one gets again
        deleteWhere({ _id: 1_000 + turn - 1 }),
      ]);
    }
    expect(turns).toBeGreaterThan(2);
    expect(await building).toMatchObject({ ok: 1, numIndexesAfter: 3 });
    expect(checked()).toBe((await idsNow()).length);
  });

  it('that builds an index which is being built waits for it', async () => {
    await insert(0, 300);
    tick = SLICE_MS;
    const answers = await Promise.all([1, 2].map(() => send('createIndexes', { indexes: [indexOn('n')] })));
    expect(answers).toMatchObject([{ numIndexesAfter: 2 }, { numIndexesAfter: 2 }]);
    expect(checked()).toBe(300);
  });

  it('that cannot build its indexes leaves none of them', async () => {
    await insert(0, 300);
    await update({ _id: 299 }, { name: 'thing 0' });
    const indexes = [indexOn('n'), indexOn('name', { unique: true })];
    expect(await send('createIndexes', { indexes })).toMatchObject({ ok: 0, code: 11000 });
    expect(store.find('test', 'things')?.indexes).toHaveLength(1);
    expect(checked()).toBe(300);
  });

  it('ends before an index is dropped that it may go by', async () => {
    await send('createIndexes', { indexes: [indexOn('n')] });
    await insert(0, 400);
    const [found, dropped] = await Promise.all([
      deleteWhere({ n: 3 }),
      idsNow().then(() => send('dropIndexes', { index: 'n_1' })),
    ]);
    expect([found, dropped]).toMatchObject([{ n: 40 }, { ok: 1 }]);
    expect(checked()).toBe(360);
  });

  it('is told when the disk fails in the middle, and can be sent again', async () => {
    await insert(0, 300);
    tick = SLICE_MS;
    const building = send('createIndexes', { indexes: [indexOn('n')] });
    await idsNow();
    disk.isFull = true;
    expect(await building).toMatchObject({ ok: 0, code: 14031 });
    disk.isFull = false;
    expect(await send('createIndexes', { indexes: [indexOn('n')] })).toMatchObject({ ok: 1, numIndexesAfter: 2 });
    expect(checked()).toBe(300);
  });

  it('that is refused for a duplicate key reads nothing of the catalogue again', async () => {
    await send('createIndexes', { indexes: [indexOn('name', { unique: true })] });
    await insert(0, 3);
    disk.catalogueReads = 0;
    const taken = documentOf([['$set', documentOf([['name', 'thing 1']])]]);
    const asked = { query: documentOf([['_id', 0]]), update: taken };
    expect(await send('findAndModify', asked)).toMatchObject({ ok: 0, code: 11000 });
    expect(disk.catalogueReads).toBe(0);
  });
});
