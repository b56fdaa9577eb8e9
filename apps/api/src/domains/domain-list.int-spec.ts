import { NAWALA_STATUSES } from '@nawala/contracts';
import { createConnection, type Connection, type Model, Types } from 'mongoose';
import { planIn } from '../../test/support/plan';
import { openStore, type TestStore } from '../../test/support/store';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { CachedCounts } from './cached-counts';
import { DomainChangeMarks } from './domain-change-marks';
import { DomainChangeMark, DomainChangeMarkSchema } from './domain-changes.schema';
import { DomainChanges } from './domain-changes';
import { DomainStandings } from './domain-standings';
import { DeletedDomain, DeletedDomainSchema } from './deleted/deleted-domain.schema';
import { DeletedDomains } from './deleted/deleted-domains';
import { unmeasured } from './domain-fields';
import { Domain, DomainSchema } from './domain.schema';
import { RowReads } from './list/row-reads';
import { rankOf } from './nawala-rank';
import { ScansRepository } from './scans.repository';

/** As many as the largest teams watch: a planner may choose otherwise when there are few. */
const DOMAINS = 100_000;
const BATCH = 5000;

/** The list itself is found, ordered and counted in memory (docs/adr/0015): these are the queries that feed it. */
describe('Queries on domains', () => {
  let store: TestStore;
  let connection: Connection;
  let domains: Model<Domain>;
  let changes: DomainChanges;
  const brands = Array.from({ length: 4 }, () => new Types.ObjectId());

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    domains = connection.model(Domain.name, DomainSchema);
    await domains.init();
    const marks = connection.model(DomainChangeMark.name, DomainChangeMarkSchema);
    changes = new DomainChanges(new DomainChangeMarks(marks, new Clock(), new Env()));
    const shared = unmeasured();
    for (let from = 0; from < DOMAINS; from += BATCH) {
      const rows = Array.from({ length: BATCH }, (_, index) => {
        const n = from + index;
        const fields = { domain: `shop-${n}.example.com`, note: `number ${n}`, tags: n % 2 ? ['vip', 'id'] : [] };
        const { nawala, ...rest } = shared;
        const status = NAWALA_STATUSES[n % NAWALA_STATUSES.length] ?? 'unknown';
        const since = new Date(Date.UTC(2026, 0, 1, 0, 0, n));
        const measured = { ...nawala, status, rank: rankOf(status), since, lastChecked: since };
        const created = { ...fields, ...rest, nawala: measured };
        return { ...created, brand: brands[n % 4], active: n % 5 > 0, version: 0, createdAt: since };
      });
      await domains.collection.insertMany(rows as never[], { ordered: false });
    }
  }, 120_000);
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  it('read a page of the list by the ids of its rows, and a brand by its index', async () => {
    const reads = new RowReads(domains);
    const some = await domains.find({}, { _id: 1 }).limit(50).lean().exec();
    const ids = some.map(({ _id }) => _id);
    for (const filter of [{ _id: { $in: ids } }, { brand: brands[0] }]) {
      const plan = planIn(await reads.find(filter).explain('queryPlanner'));
      expect(plan).not.toContain('COLLSCAN');
      expect(plan).not.toContain('SORT');
    }
  });

  it('for checkers come in the order of an index', async () => {
    for (const brand of [undefined, brands[0]]) {
      const plan = planIn(await new ScansRepository(domains).watched(brand).explain('queryPlanner'));
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toContain('SORT');
    }
  });

  it('go through what is blocked of a brand by an index', async () => {
    const deleted = new DeletedDomains(connection.model(DeletedDomain.name, DeletedDomainSchema));
    const standings = new DomainStandings(domains, deleted);
    const plan = planIn(await standings.blockedOf(brands[0]!).explain('queryPlanner'));
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('COLLSCAN');
  });

  it('count every brand at once, and one alone', async () => {
    const counts = new CachedCounts(domains, changes, new Clock());
    const ids = brands.map((brand) => brand.toHexString());
    const sum = (rows: { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
    expect(sum(await counts.rows(ids))).toBe(DOMAINS);
    expect(sum(await counts.rows(ids.slice(1, 2)))).toBe(DOMAINS / 4);
    expect(await counts.countOf(ids[2] ?? '')).toBe(DOMAINS / 4);
  });
});
