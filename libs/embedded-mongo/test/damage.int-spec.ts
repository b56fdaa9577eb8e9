import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { backup, verify } from '../src/index';
import { openStore } from '../src/storage/open';
import { FILE, flipped, type Left, leftIn, LOG, makeIndexes, MARK, outcomeOf, write } from './support/damaged';
import { Running } from './support/running';

const PAGE = 4096;
const COUNT = 200;

/** As the process left it: 100 documents in the file, 100 more in the log alone. */
let killed: Left;
/** The same once nothing was written for a second. */
let rested: Left;
/** Between the two: the log was moved into the file, and is still there. */
let moved: Left;
/** An earlier moment of the same store. */
let earlier: Left;
/** Other databases' files. */
let withoutTables: Buffer;
let foreign: Buffer;

beforeAll(async () => {
  const running = new Running();
  const folder = await running.folder();
  const store = openStore(folder);
  makeIndexes(store);
  write(store, 0, 50);
  earlier = leftIn(folder);
  write(store, 50, 100);
  await store.log.checkpoint();
  write(store, 100, COUNT);
  killed = leftIn(folder);
  await store.log.checkpoint();
  moved = leftIn(folder);
  store.log.rest();
  rested = leftIn(folder);
  store.log.close();
  withoutTables = databaseFile(join(folder, 'empty'), 'PRAGMA journal_mode = WAL');
  foreign = databaseFile(join(folder, 'foreign'), 'CREATE TABLE somebody (id)');
  await running.end();
});

const databaseFile = (file: string, sql: string): Buffer => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
  return readFileSync(file);
};

const damage = (of: () => Left, change: (left: Left) => Left) => (): Left => ({ ...of(), ...change(of()) });
const half = (bytes: Buffer | undefined): Buffer | undefined => bytes?.subarray(0, bytes.length / 2);

const LOST = /^refused: The database file .* cannot be used: its log was cut, damaged or removed, .*`npm run backup`$/;
const FOREIGN_LOG = /the log beside it belongs to another file; .*`npm run backup`$/;

describe('a folder that was damaged while nobody had it open', () => {
  it.each<[string, () => Left, RegExp]>([
    ['a kill, and no damage', () => killed, /^complete$/],
    ['a kill between a checkpoint and the next write', () => moved, /^complete$/],
    ['a kill at rest', () => rested, /^complete$/],
    [
      'a log cut in half',
      damage(
        () => killed,
        (left) => ({ [LOG]: half(left[LOG]) }),
      ),
      LOST,
    ],
    [
      'a log cut by a byte',
      damage(
        () => killed,
        (left) => ({ [LOG]: left[LOG]?.subarray(0, -1) }),
      ),
      LOST,
    ],
    [
      'an empty log',
      damage(
        () => killed,
        () => ({ [LOG]: Buffer.alloc(0) }),
      ),
      LOST,
    ],
    [
      'a missing log',
      damage(
        () => killed,
        () => ({ [LOG]: undefined }),
      ),
      LOST,
    ],
    [
      'a missing log whose pages are in the file',
      damage(
        () => moved,
        () => ({ [LOG]: undefined }),
      ),
      /^complete$/,
    ],
    [
      'a log of which a part is in the file, cut',
      damage(
        () => moved,
        (left) => ({ [LOG]: half(left[LOG]) }),
      ),
      LOST,
    ],
    [
      'something beyond what was acknowledged',
      damage(
        () => killed,
        (left) => ({ [LOG]: Buffer.concat([left[LOG] as Buffer, Buffer.alloc(9_000, 1)]) }),
      ),
      /^complete$/,
    ],
    [
      'the log of an earlier time',
      damage(
        () => killed,
        () => ({ [LOG]: earlier[LOG] }),
      ),
      LOST,
    ],
    [
      'the file of an earlier time',
      damage(
        () => killed,
        () => ({ [FILE]: earlier[FILE] }),
      ),
      FOREIGN_LOG,
    ],
    [
      'a file at rest beside the log of another time',
      damage(
        () => rested,
        () => ({ [LOG]: killed[LOG], [MARK]: killed[MARK] }),
      ),
      FOREIGN_LOG,
    ],
    [
      'the file alone',
      () => ({ [FILE]: killed[FILE] }),
      /it was copied while it was open, without nawala.mark; .*`npm run backup`$/,
    ],
    ['the file alone, at rest', () => ({ [FILE]: rested[FILE] }), /^complete$/],
    [
      'a damaged mark',
      damage(
        () => killed,
        (left) => ({ [MARK]: flipped(left[MARK], 9) }),
      ),
      /nawala.mark beside it is damaged/,
    ],
    [
      'a cut mark',
      damage(
        () => killed,
        (left) => ({ [MARK]: half(left[MARK]) }),
      ),
      /nawala.mark beside it is damaged/,
    ],
    [
      'an empty file',
      damage(
        () => rested,
        () => ({ [FILE]: Buffer.alloc(0) }),
      ),
      /it is empty/,
    ],
    [
      'a file of one page',
      damage(
        () => rested,
        () => ({ [FILE]: withoutTables }),
      ),
      /it holds no data/,
    ],
    [
      "another program's database",
      damage(
        () => rested,
        () => ({ [FILE]: foreign }),
      ),
      /database of another program/,
    ],
    [
      'a file that is no database',
      damage(
        () => rested,
        () => ({ [FILE]: Buffer.alloc(9_000, 'no database') }),
      ),
      /it is damaged/,
    ],
  ])('is refused in words, or complete: %s', async (_, left, outcome) => {
    expect(await outcomeOf(left(), COUNT)).toMatch(outcome);
  });

  it('is never short of anything, wherever a bit of the log is flipped', async () => {
    const { length } = killed[LOG] as Buffer;
    const outcomes: string[] = [];
    for (let at = 0; at < length; at += Math.floor(length / 150))
      outcomes.push(await outcomeOf({ ...killed, [LOG]: flipped(killed[LOG], at, at % 8) }, COUNT));
    expect(outcomes.filter((outcome) => !/^refused: .*(`npm run backup`|its log)/.test(outcome))).toEqual([]);
  });

  it('is never short of anything, wherever a kill ended a checkpoint', async () => {
    const before = killed[FILE] as Buffer;
    const after = moved[FILE] as Buffer;
    const outcomes: string[] = [];
    for (let written = 0; written <= after.length; written += PAGE) {
      const file = Buffer.concat([after.subarray(0, written), before.subarray(written)]);
      outcomes.push(await outcomeOf({ ...killed, [FILE]: file }, COUNT));
      const withoutLog = await outcomeOf({ ...killed, [FILE]: file, [LOG]: undefined }, COUNT);
      expect(withoutLog).toMatch(LOST);
    }
    expect(new Set(outcomes)).toEqual(new Set(['complete']));
  });

  it.each(['killed', 'rested'])('is never short of anything, whichever page is zeroed (%s)', async (state) => {
    const left = state === 'killed' ? killed : rested;
    const file = left[FILE] as Buffer;
    const outcomes: string[] = [];
    for (let page = 0; page < file.length / PAGE; page += 1) {
      const zeroed = Buffer.from(file).fill(0, page * PAGE, (page + 1) * PAGE);
      outcomes.push(await outcomeOf({ ...left, [FILE]: zeroed }, COUNT));
    }
    expect(outcomes.filter((outcome) => outcome.startsWith('less'))).toEqual([]);
    expect(outcomes.filter((outcome) => outcome.startsWith('refused')).length).toBeGreaterThan(outcomes.length / 2);
  });

  it('is never short of anything, wherever a bit of the file is flipped', async () => {
    const file = rested[FILE] as Buffer;
    const outcomes: string[] = [];
    for (let at = 40; at < file.length; at += Math.floor(file.length / 300) | 1)
      outcomes.push(await outcomeOf({ [FILE]: flipped(file, at, at % 8) }, COUNT, true));
    expect(outcomes.filter((outcome) => outcome.startsWith('less'))).toEqual([]);
    expect(outcomes.filter((outcome) => outcome.startsWith('refused')).length).toBeGreaterThan(outcomes.length / 2);
  }, 120_000);
});

describe('a document of which a bit was flipped', () => {
  const running = new Running();
  let dataDir: string;
  afterEach(() => running.end());

  beforeEach(async () => {
    dataDir = await running.folder();
    const file = rested[FILE] as Buffer;
    writeFileSync(join(dataDir, FILE), flipped(file, file.indexOf('text of 42 ')));
  });

  it('is an error that names it, wherever it is read, and never a value', async () => {
    const things = (await running.client(await running.database({ dataDir })))
      .db('kept')
      .collection<{ _id: number }>('things');
    const named = /^Document 43 \(_id: 42\) is damaged in kept.things: .*`npm run backup`$/;
    await expect(things.findOne({ _id: 42 })).rejects.toThrow(named);
    await expect(things.find().toArray()).rejects.toThrow(named);
    await expect(things.updateOne({ _id: 42 }, { $set: { group: 1 } })).rejects.toThrow(named);
    await expect(things.deleteOne({ name: 'thing 00042' })).rejects.toThrow(named);
    expect(await things.findOne({ _id: 41 })).toMatchObject({ _id: 41 });
    expect(await things.countDocuments()).toBe(COUNT);
  });

  it('is named by a backup, which is not made, and by the check of everything', async () => {
    const copy = join(await running.folder(), 'copy.db');
    await expect(backup(dataDir, copy)).rejects.toThrow(/was not written: Document 43 \(_id: 42\) is damaged/);
    expect(existsSync(copy)).toBe(false);
    await expect(verify(dataDir)).rejects.toThrow('Document 43 (_id: 42) is damaged');
  });
});

describe('the check of everything', () => {
  const running = new Running();
  afterEach(() => running.end());

  it('counts the documents of a folder that nobody has open', async () => {
    const dataDir = await running.folder();
    writeFileSync(join(dataDir, FILE), rested[FILE] as Buffer);
    expect(await verify(dataDir)).toBe(COUNT);
    await running.database({ dataDir });
    await expect(verify(dataDir)).rejects.toThrow('another process has it open');
  });
});
