import * as fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index';
import { edit, filterOf, question, sort, thing, updateOf } from './support/model-arbitraries';
import { type Edit, edited, passes, type Question, type Thing } from './support/naive-model';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);

type Step =
  | { readonly do: 'insert'; readonly thing: Omit<Thing, '_id'> }
  | { readonly do: 'update'; readonly where: Question; readonly edit: Edit }
  | { readonly do: 'delete'; readonly where: Question }
  | {
      readonly do: 'ask';
      readonly where: Question;
      readonly sort: Record<string, 1 | -1>;
      readonly skip: number;
      readonly limit: number;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), thing }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('update' as const), where: question, edit }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), where: question }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('ask' as const), where: question, sort, skip: fc.nat(3), limit: fc.nat(4) }),
  },
);

describe('against a naive model', () => {
  let dataDir: string;
  let database: EmbeddedMongo;
  let client: MongoClient;
  let run = 0;

  const open = async (): Promise<void> => {
    database = await startEmbeddedMongo({ dataDir });
    client = await new MongoClient(database.uri).connect();
  };
  const close = async (): Promise<void> => {
    await client.close();
    await database.stop();
  };
  /** The same documents with every kind of index, and with none but `_id`'s. */
  const both = (): readonly [Collection<Thing>, Collection<Thing>] => {
    const db = client.db(`model${run}`);
    return [db.collection<Thing>('indexed'), db.collection<Thing>('plain')];
  };

  const beginEmpty = async (): Promise<void> => {
    run += 1;
    const [indexed] = both();
    await indexed.createIndexes([
      { key: { n: 1 } },
      { key: { s: -1 } },
      { key: { t: 1, n: 1 } },
      { key: { 'o.x': -1, s: 1 } },
      { key: { s: 1, n: -1 } },
      { key: { n: 1, s: 1 }, sparse: true, name: 'sparse' },
    ]);
  };

  /** Two collections and the model take the same step and must agree. */
  const take = async (model: Map<number, Thing>, taken: Step, id: number): Promise<void> => {
    const matching =
      taken.do === 'insert' ? [] : [...model.values()].filter((candidate) => passes(candidate, taken.where));
    if (taken.do === 'insert') {
      const created: Thing = { _id: id, ...taken.thing };
      model.set(id, structuredClone(created));
      for (const collection of both()) await collection.insertOne(created);
    } else if (taken.do === 'update') {
      const after = matching.map((candidate) => edited(candidate, taken.edit));
      const refused = after.indexOf(undefined);
      const done = refused < 0 ? after : after.slice(0, refused);
      for (const changed of done) if (changed !== undefined) model.set(changed._id, changed);
      for (const collection of both()) {
        // one document at a time and in the model's order: an update of many may meet them in the order of an index
        for (const { _id } of matching.slice(0, done.length)) await collection.updateOne({ _id }, updateOf(taken.edit));
        const next = matching[done.length];
        if (next !== undefined)
          await expect(collection.updateOne({ _id: next._id }, updateOf(taken.edit))).rejects.toThrow('$inc');
      }
    } else if (taken.do === 'delete') {
      for (const { _id } of matching) model.delete(_id);
      for (const collection of both())
        expect((await collection.deleteMany(filterOf(taken.where))).deletedCount).toBe(matching.length);
    } else {
      const [indexed, plain] = both();
      const filter = filterOf(taken.where);
      const found = await indexed.find(filter).toArray();
      expect(found.map(({ _id }) => _id).sort((a, b) => a - b)).toEqual(
        matching.map(({ _id }) => _id).sort((a, b) => a - b),
      );
      expect(await indexed.countDocuments(filter)).toBe(matching.length);
      const page = (collection: Collection<Thing>) =>
        collection.find(filter).sort(taken.sort).skip(taken.skip).limit(taken.limit).toArray();
      expect(await page(indexed)).toEqual(await page(plain));
    }
  };

  const expectState = async (model: Map<number, Thing>): Promise<void> => {
    for (const collection of both()) {
      expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([...model.values()]);
    }
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'model-'));
    await open();
  });

  afterAll(async () => {
    await close();
    await rm(dataDir, { recursive: true });
  });

  it('agrees after every step, with and without indexes, and after reopening', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await beginEmpty();
        const model = new Map<number, Thing>();
        for (const [id, taken] of steps.entries()) await take(model, taken, id);
        await expectState(model);
        if ((runs += 1) % 10 > 0) return;
        await close();
        await open();
        await expectState(model);
      }),
      { numRuns: RUNS },
    );
  });
});
