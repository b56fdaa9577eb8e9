import { DOMAIN_SORTS, NAWALA_STATUSES, type DomainSort, type ListDomainsDto } from '@nawala/contracts';
import { searchTerms } from '@nawala/rules';
import { createConnection, type Connection, type Model, Types } from 'mongoose';
import { planIn } from '../../test/support/plan';
import { openStore, type TestStore } from '../../test/support/store';
import { Clock } from '../common/clock';
import { DomainChangeMark, DomainChangeMarkSchema } from './domain-changes.schema';
import { DomainChanges } from './domain-changes';
import { unmeasured } from './domain-fields';
import { domainFilter, domainOrder } from './domain-list.query';
import { Domain, DomainSchema } from './domain.schema';
import { CachedCounts } from './cached-counts';
import { ScansRepository } from './scans.repository';
import { rankOf } from './nawala-rank';

type Filter = Pick<ListDomainsDto, 'q' | 'status' | 'tag' | 'active'> & { brands?: number };
const FILTERS: Filter[] = [
  {},
  { brands: 1 },
  { brands: 2 },
  { status: ['ada'] },
  { status: ['ada', 'unknown'] },
  { tag: ['vip'] },
  { tag: ['vip', 'id'] },
  { active: true },
  { q: 'shop' },
  { q: 'shop vip' },
  { brands: 1, status: ['ada'], active: true },
  { brands: 2, status: ['ada', 'unknown'], tag: ['vip'], active: true, q: 'shop' },
];

/** As many as the largest teams watch: a planner may choose otherwise when there are few. */
const DOMAINS = 100_000;
const BATCH = 5000;

/** What people look at most must not even be sorted: the index gives the order. */
const IN_ORDER: [Filter, DomainSort | undefined][] = [
  ...[undefined, ...DOMAIN_SORTS].map((sort): [Filter, DomainSort | undefined] => [{}, sort]),
  [{ brands: 1 }, undefined],
  [{ brands: 1 }, 'domain'],
  [{ brands: 1 }, '-since'],
  [{ brands: 1, status: ['ada'] }, undefined],
  [{ status: ['ada'] }, undefined],
  [{ status: ['ada'] }, '-since'],
  [{ active: true }, undefined],
  [{ active: true }, 'domain'],
  [{ tag: ['vip'] }, 'domain'],
];

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
    changes = new DomainChanges(connection.model(DomainChangeMark.name, DomainChangeMarkSchema));
    const shared = unmeasured();
    for (let from = 0; from < DOMAINS; from += BATCH) {
      const rows = Array.from({ length: BATCH }, (_, index) => {
        const n = from + index;
        const fields = { domain: `shop-${n}.example.com`, note: `number ${n}`, tags: n % 2 ? ['vip', 'id'] : [] };
        const { nawala, ...rest } = shared;
        const status = NAWALA_STATUSES[n % NAWALA_STATUSES.length] ?? 'unknown';
        const since = new Date(Date.UTC(2026, 0, 1, 0, 0, n));
        const measured = { ...nawala, status, rank: rankOf(status), since, lastChecked: since };
        const created = { ...fields, ...rest, nawala: measured, terms: searchTerms(fields) };
        return { ...created, brand: brands[n % 4], active: n % 5 > 0, version: 0, createdAt: since };
      });
      await domains.collection.insertMany(rows as never[], { ordered: false });
    }
  }, 120_000);
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  const planOf = async ({ brands: count, ...filter }: Filter, sort?: DomainSort): Promise<string[]> => {
    const wanted = domainFilter(filter, count === undefined ? undefined : brands.slice(0, count));
    const query = domains.find(wanted).sort(domainOrder(sort)).skip(50).limit(50);
    return planIn(await query.explain('queryPlanner'));
  };

  it.each(FILTERS)('%j is answered by an index, in every order', async (filter) => {
    for (const sort of [undefined, ...DOMAIN_SORTS]) {
      const plan = await planOf(filter, sort);
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toContain('COLLSCAN');
    }
  });

  it.each(IN_ORDER)('%j by %s comes in the order of an index', async (filter, sort) => {
    expect(await planOf(filter, sort)).not.toContain('SORT');
  });

  it('for checkers come in the order of an index', async () => {
    for (const brand of [undefined, brands[0]]) {
      const plan = planIn(await new ScansRepository(domains).watched(brand).explain('queryPlanner'));
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toContain('SORT');
    }
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
