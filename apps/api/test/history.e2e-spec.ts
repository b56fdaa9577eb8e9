import type {
  DomainHistoryDto,
  ProblemDto,
  StatsDto,
  StatsHistoryDto,
  StripsDto,
  TransitionPageDto,
} from '@nawala/contracts';
import { addBrand, addDomain, fieldsOf, report } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const HOUR = 3_600_000;

describe('History over time', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let user: SignedInClient;

  beforeEach(async () => {
    api = await startApi();
    [admin, user] = await Promise.all([api.signedIn('admin'), api.signedIn('user')]);
  });
  afterEach(() => api?.stop());

  const history = async (query = '') => (await user.get<StatsHistoryDto>(`/api/stats/history${query}`)).body;
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

  /** Two blocked of three in one brand, one free in another, one paused. */
  async function aWorld() {
    const [one, two] = [await addBrand(admin), await addBrand(admin)];
    const domains = [];
    for (const brandId of [one.id, one.id, one.id, two.id]) domains.push(await addDomain(admin, { brandId }));
    await addDomain(admin, { brandId: two.id, active: false });
    const statuses = ['blocked', 'blocked', 'accessible', 'accessible'] as const;
    for (const [index, { id }] of domains.entries())
      await report(api.stranger, id, statuses[index]!, { vantage: 'xl' });
    return { one, two, domains };
  }

  it('says how many there were, and what changed, of the whole and of each brand', async () => {
    const { one, two, domains } = await aWorld();
    const { points, series, interval } = await history('?by=brand');
    expect(interval).toBe('hour');
    expect(points.length).toBeGreaterThan(168);
    expect(points.at(-1)).toMatchObject({ ada: 2, tidakAda: 2, unknown: 0, paused: 1, measured: true });
    expect(points[0]?.measured).toBe(false);
    expect(points[0]).toMatchObject({ ada: 0, tidakAda: 0, unknown: 0, paused: 0 });
    expect(points.reduce((sum, { blocked }) => sum + blocked, 0)).toBe(2);
    expect(series.map(({ brand, points: own }) => [brand?.id, own.at(-1)?.ada, own.length])).toEqual([
      [one.id, 2, points.length],
      [two.id, 0, points.length],
    ]);
    await report(api.stranger, domains[0]!.id, 'accessible', { vantage: 'xl' });
    const of = await history(`?brand=${one.id}&from=${ago(0)}&to=${ago(-HOUR)}`);
    expect(of.series.map(({ brand }) => brand?.code)).toEqual([one.code]);
    expect(of.series[0]?.points).toEqual(of.points);
    expect(of.points.at(-1)).toMatchObject({ ada: 1, tidakAda: 2 });
    expect(of.points.reduce((sum, { unblocked }) => sum + unblocked, 0)).toBe(1);
    expect(await history(`?by=brand&top=1`)).toMatchObject({ series: [{ brand: { id: one.id } }] });
  });

  it('is by the day where that is asked for, in days that begin with the range', async () => {
    await aWorld();
    const { points, interval } = await history(`?interval=day&from=${ago(72 * HOUR)}`);
    expect([interval, points.length]).toEqual(['day', 4]);
    expect(Date.parse(points[1]!.at) - Date.parse(points[0]!.at)).toBe(24 * HOUR);
    expect(points.at(-1)).toMatchObject({ ada: 2, blocked: 2 });
  });

  it('says what was yesterday, beside what is today', async () => {
    await aWorld();
    const { body } = await user.get<StatsDto>('/api/stats');
    expect(body.yesterday).toEqual({ ada: 0, tidakAda: 0, unknown: 0 });
    expect(body.brands[0]).toMatchObject({ total: 3, ada: 2, tidakAda: 1, unknown: 0, paused: 0 });
  });

  it('is a strip for each domain, or for each vantage of one; what does not exist has none', async () => {
    const { domains, one } = await aWorld();
    const [first] = domains;
    await report(api.stranger, first!.id, 'accessible', { vantage: 'telkom' });
    const strips = async (query: string) => (await user.get<StripsDto>(`/api/domains/strips?${query}`)).body.items;
    const ids = domains.map(({ id }) => id);
    const items = await strips(`ids=${ids.join(',')},${one.id}&hours=1&slots=2`);
    expect(items.map(({ domainId, slots }) => [domainId, slots.at(-1)])).toEqual([
      [ids[0], 'ada'],
      [ids[1], 'ada'],
      [ids[2], 'unknown'],
      [ids[3], 'unknown'],
    ]);
    expect(items[0]?.slots[0]).toBe('unknown');
    const { ada, tidakAda, unknown } = items[0]!.availability;
    expect(ada + tidakAda + unknown).toBeCloseTo(1, 6);
    const each = await strips(`ids=${ids[0]}&by=vantage&hours=2160&slots=120`);
    expect(each.map(({ vantage, slots }) => [vantage, slots.length])).toEqual([
      ['telkom', 120],
      ['xl', 120],
    ]);
    expect(await strips(`ids=${ids[0]}&ids=${ids[1]}&ids=${ids[0]}`)).toHaveLength(2);
  });

  it('says of one domain which share of a time it was what', async () => {
    const { domains } = await aWorld();
    const of = async (query = '') =>
      (await user.get<DomainHistoryDto>(`/api/domains/${domains[0]!.id}/history${query}`)).body.availability;
    expect((await of()).ada).toBeGreaterThan(0);
    expect(await of(`?from=${ago(2 * HOUR)}&to=${ago(HOUR)}`)).toMatchObject({ ada: 0, tidakAda: 0, unknown: 1 });
  });

  it('counts what a filter of changes finds, by kind and by hour, moved or not', async () => {
    const { one } = await aWorld();
    const counts = async (query: string) =>
      (await user.get<TransitionPageDto>(`/api/transitions?counts=true&limit=1&${query}`)).body.counts!;
    const all = await counts('');
    expect(all.kinds).toEqual({ verdict: 4, vantage: 0, edit: 5 });
    expect(all.hours.length).toBeGreaterThanOrEqual(24);
    expect(all.hours.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect((await counts(`brand=${one.id}&kind=edit`)).hours.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect((await counts('verdicts=true&to=ada')).kinds).toEqual({ verdict: 2, vantage: 0, edit: 0 });
    expect((await counts(`since=${ago(-HOUR)}`)).hours).toEqual([]);
    expect((await user.get<TransitionPageDto>('/api/transitions')).body).not.toHaveProperty('counts');
  });

  it('is a file of what a filter of changes finds: named by what and when, whole, and harmless', async () => {
    const { one, domains } = await aWorld();
    await admin.patch(`/api/domains/${domains[0]!.id}`, { note: '=HYPERLINK("x")' });
    await report(api.stranger, domains[1]!.id, 'accessible', { vantage: 'xl', reason: '=1+1' });
    await eventually(
      () => admin.patch('/api/vantages/xl', { label: 'XL, Jakarta' }),
      ({ status }) => status === 200,
    );
    const { headers, body } = await user.get<string>(
      `/api/transitions/export.csv?brand=${one.id}&kind=edit&kind=verdict&since=${ago(HOUR)}`,
    );
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const day = '\\d{4}-\\d\\d-\\d\\d';
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="changes_${one.code}_${day}_${day}\\.csv"$`),
    );
    const [header, ...lines] = body.trimEnd().split('\r\n');
    expect(header).toBe(
      'at,recordedAt,kind,domain,displayName,brand,vantage,vantageLabel,from,to,verdictFrom,verdictTo,method,reason,confirmed,by,changes,id',
    );
    expect(lines).toHaveLength(8);
    expect(lines[0]).toContain(`,${one.code},xl,"XL, Jakarta",ada,tidak ada,ada,tidak ada,,'=1+1,false,`);
    expect(lines[1]).toContain('note: ""');
    const of = await user.get<string>(`/api/transitions/export.csv?domain=${domains[3]!.id}`);
    expect(of.headers.get('content-disposition')).toContain(`changes_${domains[3]!.domain}_`);
    expect(of.body.trimEnd().split('\r\n')).toHaveLength(2);
  });
});

describe('History over time', () => {
  let api: TestApi;
  let user: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    user = await api.signedIn('user');
  });
  afterAll(() => api?.stop());

  it.each([
    ['/api/stats/history?from=yesterday', ['from']],
    ['/api/stats/history?to=2026-01-01', ['to']],
    ['/api/stats/history?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z', ['to']],
    ['/api/stats/history?interval=minute', ['interval']],
    ['/api/stats/history?brand=AUR', ['brand']],
    ['/api/stats/history?by=vantage', ['by']],
    ['/api/stats/history?by=brand&brand=66f2a1b3c4d5e6f708192a3b', ['by']],
    ['/api/stats/history?top=0', ['top']],
    ['/api/stats/history?top=21', ['top']],
    ['/api/stats/history?page=1', ['page']],
    ['/api/domains/strips', ['ids']],
    ['/api/domains/strips?ids=x', ['ids']],
    [`/api/domains/strips?ids=${Array(201).fill('66f2a1b3c4d5e6f708192a3b').join(',')}`, ['ids']],
    ['/api/domains/strips?ids=66f2a1b3c4d5e6f708192a3b,66f2a1b3c4d5e6f708192a3c&by=vantage', ['ids']],
    ['/api/domains/strips?ids=66f2a1b3c4d5e6f708192a3b&hours=2161&slots=121&by=brand', ['hours', 'slots', 'by']],
    ['/api/domains/strips?ids=66f2a1b3c4d5e6f708192a3b&hours=0&slots=0', ['hours', 'slots']],
    ['/api/transitions?counts=yes', ['counts']],
    ['/api/transitions/export.csv?limit=5', ['limit']],
    ['/api/transitions/export.csv?to=blocked&kind=all', ['kind', 'to']],
  ])('is refused for %s, and the field is named', async (path, fields) => {
    const { status, body } = await user.get<ProblemDto>(path);
    expect([status, fieldsOf(body).sort()]).toEqual([400, [...fields].sort()]);
  });

  it('of a brand that does not exist is not there', async () =>
    expect(await user.get('/api/stats/history?brand=66f2a1b3c4d5e6f708192a3b')).toMatchObject({
      status: 404,
      body: { code: 'BRAND_NOT_FOUND' },
    }));
});
