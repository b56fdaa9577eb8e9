import { ListTransitionsDto } from '@nawala/contracts';
import { createConnection, type Connection, type Model, Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { indexesIn, planIn } from '../../test/support/plan';
import { openStore, type TestStore } from '../../test/support/store';
import { newestFirst, rangesOf } from './history-rows';
import { markOf } from './page-mark';
import { type RowQuery, rowQueryOf } from './row-query';
import { TransitionRecord, TransitionSchema } from './transition.schema';
import { TransitionsRepository } from './transitions.repository';

const ROWS = 20_000;
const BATCH = 5000;
const NETWORKS = ['telkom', 'xl', 'indosat'];

describe('Pages of transitions', () => {
  let store: TestStore;
  let connection: Connection;
  let transitions: Model<TransitionRecord>;
  const [brands, domains] = [4, 200].map((many) => Array.from({ length: many }, () => new Types.ObjectId()));
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n >> 2));
  const rowOf = (n: number): TransitionRecord =>
    aTransition({
      brand: brands![n % 4]!,
      domain: domains![n % 200]!,
      vantage: NETWORKS[n % 3]!,
      kind: n % 7 === 0 ? 'verdict' : 'vantage',
      at: at(n),
      recordedAt: at(n),
      seq: n,
    });

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    transitions = connection.model(TransitionRecord.name, TransitionSchema);
    await transitions.init();
    for (let from = 0; from < ROWS; from += BATCH) {
      const rows = Array.from({ length: BATCH }, (_, index) => rowOf(from + index));
      await transitions.collection.insertMany(rows, { ordered: false });
    }
  });
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  const plansOf = (query: RowQuery): Promise<string[][]> =>
    Promise.all(
      rangesOf(query).map(async (range) => {
        const find = transitions.find({ ...query.where, ...range }).sort(newestFirst(query.by));
        return planIn(await find.limit(query.limit + 1).explain('queryPlanner'));
      }),
    );

  const asked = (over: Partial<ListTransitionsDto>): RowQuery =>
    rowQueryOf(Object.assign(new ListTransitionsDto(), over))!;
  const [brand, domain] = [brands![1]!.toHexString(), domains![1]!.toHexString()];
  const since = at(ROWS / 2).toISOString();
  const FILTERS: Partial<ListTransitionsDto>[] = [
    {},
    { since },
    { since, until: at(ROWS).toISOString() },
    { domain },
    { brand, since },
    { vantage: 'xl' },
    { verdicts: true },
    { verdicts: true, to: 'ada', since },
    { brand, verdicts: true },
    { brand, vantage: 'xl', kind: ['vantage'], to: 'tidak-ada' },
    { domain, verdicts: true },
    { to: 'ada' },
  ];

  it.each(FILTERS)('%j come in the order of an index, the first and those behind it', async (filter) => {
    const before = markOf(rowOf(ROWS - 5), 'recordedAt');
    for (const query of [asked(filter), asked({ ...filter, before })]) {
      for (const plan of await plansOf(query)) {
        expect(plan).toContain('IXSCAN');
        expect(plan).not.toContain('SORT');
      }
    }
  });

  it('of one domain by the time of measuring do, too', async () => {
    const where = { domain: domains![1]!, target: 'shop.example.com' };
    const query: RowQuery = { by: 'at', from: at(9), until: at(ROWS), limit: 50, where };
    expect((await plansOf(query)).flat()).toContain('IXSCAN');
    expect((await plansOf(query)).flat()).not.toContain('SORT');
  });

  it('of strips read the rows of their domains and their hours, and no others', async () => {
    const some = domains!.slice(0, 50);
    const wanted = { domain: { $in: some }, at: { $gte: at(ROWS / 2) } };
    // Both bounds are in the index: what is looked at is what is found.
    expect(indexesIn(await transitions.find(wanted).explain('queryPlanner'))).toEqual(['domain_1_at_-1_seq_-1__id_-1']);
    let found = 0;
    for await (const rows of new TransitionsRepository(transitions).standing(some, at(ROWS / 2))) {
      found += rows.length;
      expect(rows.length).toBeLessThanOrEqual(500);
    }
    expect(found).toBe(await transitions.countDocuments(wanted));
  });

  it('find what an upgrade has to complete by index', async () => {
    const plan = planIn(
      await transitions
        .find({ kind: null as never })
        .limit(9)
        .explain('queryPlanner'),
    );
    expect(plan).toContain('IXSCAN');
  });
});
