import * as fc from 'fast-check';
import type { Collection, MongoClient } from 'mongodb';
import { Running } from './support/running';

interface Thing {
  _id: number;
  n: number;
  t: number[];
}

type Edit = (things: Collection<Thing>) => Promise<unknown>;

const small = fc.nat(9);
const target = fc.nat(119);

/** Writes between two batches, and the document each of them touches. */
const edit: fc.Arbitrary<{ readonly touches: number; readonly run: Edit }> = fc.oneof(
  fc.record({ _id: target, n: small }).map(({ _id, n }) => ({
    touches: _id,
    run: (things: Collection<Thing>) => things.updateOne({ _id }, { $set: { n } }),
  })),
  fc.record({ _id: target, t: small }).map(({ _id, t }) => ({
    touches: _id,
    run: (things: Collection<Thing>) => things.updateOne({ _id }, { $addToSet: { t } }),
  })),
  target.map((_id) => ({ touches: _id, run: (things: Collection<Thing>) => things.deleteOne({ _id }) })),
  fc.record({ _id: fc.nat(99_999), n: small }).map(({ _id, n }) => ({
    touches: _id,
    run: (things: Collection<Thing>) => things.updateOne({ _id }, { $set: { n, t: [n] } }, { upsert: true }),
  })),
);

const question = fc.constantFrom(
  { filter: {}, matches: () => true },
  { filter: { n: { $gte: 3 } }, matches: ({ n }: Thing) => n >= 3 },
  { filter: { n: { $in: [1, 4, 5] } }, matches: ({ n }: Thing) => [1, 4, 5].includes(n) },
  { filter: { t: { $lt: 6 } }, matches: ({ t }: Thing) => t.some((value) => value < 6) },
  { filter: { n: { $gte: 2 }, t: 3 }, matches: ({ n, t }: Thing) => n >= 2 && t.includes(3) },
  { filter: { _id: { $in: [5, 3, 70, 71, 500] } }, matches: ({ _id }: Thing) => [5, 3, 70, 71].includes(_id) },
);
const sort = fc.constantFrom<Record<string, 1 | -1>>({}, { n: 1 }, { n: -1 }, { n: 1, _id: 1 });

describe('cursors that read on', () => {
  const running = new Running();
  let client: MongoClient;

  beforeAll(async () => {
    client = await running.client(await running.database());
  });
  afterAll(() => running.end());

  const filled = async (): Promise<readonly [Collection<Thing>, readonly Thing[]]> => {
    const things = client.db('cursors').collection<Thing>('things');
    await things.deleteMany({});
    await things.createIndexes([{ key: { n: 1 } }, { key: { t: 1 } }, { key: { n: 1, t: -1 } }]);
    const all = Array.from({ length: 120 }, (_, _id) => ({ _id, n: (_id * 7) % 10, t: [_id % 8, _id % 5, 9] }));
    await things.insertMany(all);
    return [things, all];
  };

  it('give the same in batches of any size as at once, whatever is skipped', async () => {
    const [things] = await filled();
    await fc.assert(
      fc.asyncProperty(question, sort, fc.nat(30), fc.nat(40), fc.integer({ min: 1, max: 50 }), async (...drawn) => {
        const [{ filter }, order, skip, limit, batchSize] = drawn;
        const page = () => things.find(filter).sort(order).skip(skip).limit(limit);
        expect(await page().batchSize(batchSize).toArray()).toEqual(await page().toArray());
      }),
    );
  });

  it('give each document exactly once that nobody touches while they read', async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        sort,
        fc.integer({ min: 1, max: 40 }),
        fc.array(edit, { maxLength: 30 }),
        async ({ filter, matches }, order, batchSize, edits) => {
          const [things, all] = await filled();
          const touched = new Set(edits.map(({ touches }) => touches));
          const seen: number[] = [];
          const left = [...edits];
          const cursor = things.find(filter).sort(order).batchSize(batchSize);
          while (await cursor.hasNext()) {
            seen.push(...cursor.readBufferedDocuments().map(({ _id }) => _id));
            for (const { run } of left.splice(0, 5)) await run(things);
          }
          const untouched = all.filter((thing) => matches(thing) && !touched.has(thing._id)).map(({ _id }) => _id);
          expect(seen.filter((_id) => !touched.has(_id)).sort((a, b) => a - b)).toEqual(untouched);
        },
      ),
      { numRuns: 60 },
    );
  });
});
