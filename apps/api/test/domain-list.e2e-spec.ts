import type { BrandDto, DomainCountsDto, DomainPageDto, ProblemDto, StatsDto } from '@nawala/contracts';
import { addBrand, addDomain, fieldsOf, report } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

/** In the order in which they are made. */
const SITES = [
  { domain: 'beta.example.com', brand: 'AUR', tags: ['vip', 'id'], verdict: 'accessible' },
  { domain: 'alpha.example.com', brand: 'AUR', tags: ['vip'], verdict: 'blocked' },
  { domain: 'slot-delta.example.net', brand: 'BOR', note: 'Spare for Ramadan', verdict: undefined },
  { domain: 'gamma.example.com', brand: 'BOR', tags: ['id'], verdict: 'blocked', paused: true },
  { domain: 'echo.example.com', brand: 'BOR', verdict: 'accessible' },
] as const;

describe('The list of domains', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    const brands = new Map<string, string>();
    for (const code of ['AUR', 'BOR']) brands.set(code, (await addBrand(admin, { code })).id);
    const startedAt = Date.now() - 10 * 60_000;
    let minute = 0;
    for (const { brand, verdict, ...made } of SITES) {
      const { paused, ...site } = { paused: false, ...made };
      const { id } = await addDomain(admin, {
        ...site,
        tags: [...('tags' in site ? site.tags : [])],
        brandId: brands.get(brand) ?? '',
      });
      const checkedAt = new Date(startedAt + ++minute * 60_000).toISOString();
      if (verdict) await report(api.stranger, id, verdict, { checkedAt });
      // only then: of a paused one nothing is recorded
      if (paused) await admin.patch(`/api/domains/${id}`, { active: false });
    }
  });
  afterAll(() => api?.stop());

  const list = async (query: string) => (await admin.get<DomainPageDto>(`/api/domains?${query}`)).body;
  const names = async (query: string) => (await list(query)).items.map(({ domain }) => domain.split('.')[0]);

  it('shows what is blocked first, then what was never measured, each by name', async () => {
    expect(await names('')).toEqual(['alpha', 'gamma', 'slot-delta', 'beta', 'echo']);
  });

  it.each([
    ['domain', ['alpha', 'beta', 'echo', 'gamma', 'slot-delta']],
    ['-domain', ['slot-delta', 'gamma', 'echo', 'beta', 'alpha']],
    ['-status', ['echo', 'beta', 'slot-delta', 'gamma', 'alpha']],
    ['since', ['slot-delta', 'beta', 'alpha', 'gamma', 'echo']],
    ['-lastChecked', ['echo', 'gamma', 'alpha', 'beta', 'slot-delta']],
    ['createdAt', ['beta', 'alpha', 'slot-delta', 'gamma', 'echo']],
  ])('sorts by %s', async (sort, expected) => expect(await names(`sort=${sort}`)).toEqual(expected));

  it.each([
    ['brand=aur', ['alpha', 'beta']],
    ['brand=AUR&brand=BOR&status=ada', ['alpha', 'gamma']],
    ['brand=NONE', []],
    ['status=ada&status=unknown', ['alpha', 'gamma', 'slot-delta']],
    ['status=tidak-ada', ['beta', 'echo']],
    ['tag=vip', ['alpha', 'beta']],
    ['tag=vip&tag=id', ['beta']],
    ['active=false', ['gamma']],
    ['active=true&brand=BOR', ['slot-delta', 'echo']],
    ['q=delta', ['slot-delta']],
    ['q=example.com', ['alpha', 'gamma', 'beta', 'echo']],
    ['q=ramadan%20spare', ['slot-delta']],
    ['q=https%3A%2F%2FBETA.example.com%2F', ['beta']],
    ['q=xample', ['alpha', 'gamma', 'slot-delta', 'beta', 'echo']],
    ['q=lot-d', ['slot-delta']],
    ['q=de', []],
    ['q=bo', ['gamma', 'slot-delta', 'echo']],
    ['q=https%3A%2F%2Fbeta.example.com%3A8443%2Fid', ['beta']],
    ['vantage=default%3Aada', ['alpha', 'gamma']],
    ['vantage=default%3Atidak-ada&vantage=default%3Aada', ['alpha', 'gamma', 'beta', 'echo']],
    ['vantage=default%3Aunknown', ['slot-delta']],
    ['vantage=telkom%3Aada', []],
    ['confirmed=true', []],
    ['confirmed=false', ['alpha', 'gamma']],
    ['stale=true', []],
    ['stale=false&status=ada', ['alpha', 'gamma']],
    ['checkedSince=2020-01-01T00:00:00Z', ['alpha', 'gamma', 'beta', 'echo']],
    ['changedSince=2100-01-01T00:00:00Z', []],
    ['changedSince=1h', ['alpha', 'gamma', 'beta', 'echo']],
    ['changedSince=1m', []],
    ['q=.*', []],
    [Array(50).fill('status=ada').join('&'), ['alpha', 'gamma']],
    ['q=vip&status=ada&brand=AUR&active=true&tag=vip', ['alpha']],
  ])('filters by %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
    expect((await list(query)).total).toBe(expected.length);
  });

  it.each(['', 'sort=-since', 'status=ada&status=tidak-ada', 'q=example'])(
    'gives every row on one page and only one: %j',
    async (query) => {
      const whole = await names(query);
      const pages = [1, 2, 3].map((page) => names(`${query}&limit=2&page=${page}`));
      expect((await Promise.all(pages)).flat()).toEqual(whole);
      expect(await list(`${query}&limit=2&page=9`)).toEqual({ items: [], total: whole.length, page: 9, limit: 2 });
    },
  );

  it('gives a window that begins anywhere', async () => {
    const whole = await names('');
    expect(await names('offset=3&limit=2')).toEqual(whole.slice(3));
    expect(await names('offset=1&limit=2&page=9')).toEqual(whole.slice(1, 3));
    expect(await list('offset=9&limit=2')).toMatchObject({ items: [], total: whole.length });
  });

  it('groups by brand, worst first, and says how each stands', async () => {
    expect(await names('groupBy=brand')).toEqual(['alpha', 'beta', 'gamma', 'slot-delta', 'echo']);
    const { groups, items } = await list('groupBy=brand&limit=1&page=2&sort=-domain');
    expect(groups?.map(({ brand, total, ada, unknown }) => [brand.code, total, ada, unknown])).toEqual([
      ['AUR', 2, 1, 0],
      ['BOR', 3, 0, 1],
    ]);
    expect(items.map(({ domain }) => domain)).toEqual(['alpha.example.com']);
    expect(await list('')).not.toHaveProperty('groups');
  });

  it('counts what each further choice would leave', async () => {
    const { body } = await admin.get<DomainCountsDto>('/api/domains/counts?tag=id&status=ada');
    expect(body).toEqual({
      total: 1,
      status: { ada: 1, tidakAda: 1, unknown: 0 },
      confirmed: 0,
      anomaly: 1,
      stale: 0,
      paused: 1,
      changedSince: { '1h': 1, '24h': 1, '7d': 1 },
      checkedSince: { '1h': 1, '24h': 1, '7d': 1 },
      brands: [{ code: 'BOR', total: 1, ada: 0 }],
      tags: [{ tag: 'id', total: 1 }],
      vantages: [{ vantage: 'default', ada: 1, tidakAda: 0, unknown: 0 }],
    });
  });

  it('follows an edit and a report at once', async () => {
    const [alpha] = (await list('q=alpha')).items;
    await admin.patch(`/api/domains/${alpha!.id}`, { tags: ['moved'], note: 'Renamed' });
    expect(await names('tag=moved&q=renam')).toEqual(['alpha']);
    await report(api.stranger, alpha!.id, 'blocked', { confirmed: true });
    expect(await names('vantage=default%3Aada&confirmed=true')).toEqual(['alpha']);
    await admin.patch(`/api/domains/${alpha!.id}`, { tags: ['vip'], note: '' });
    expect(await names('tag=moved')).toEqual([]);
  });

  it.each([
    ['page=0', 'page'],
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['status=blocked', 'status'],
    ['sort=nawala', 'sort'],
    ['sort=__proto__', 'sort'],
    ['sort=domain&sort=status', 'sort'],
    ['page=1&page=2', 'page'],
    ['active=maybe', 'active'],
    ['offset=-1', 'offset'],
    ['offset=1.5', 'offset'],
    ['groupBy=tag', 'groupBy'],
    ['q=a', 'q'],
    ['q=alpha%20x', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=alpha&q=beta', 'q'],
    ['tag=caf%C3%A9', 'tag'],
    ['brand=A%00', 'brand'],
    ['vantage=telkom', 'vantage'],
    ['vantage=telkom%3Ablocked', 'vantage'],
    ['vantage=xl%3Aada&vantage=%3Aada', 'vantage'],
    ['confirmed=perhaps', 'confirmed'],
    ['stale=1', 'stale'],
    ['changedSince=yesterday', 'changedSince'],
    ['changedSince=0h', 'changedSince'],
    ['checkedSince=24', 'checkedSince'],
    ['checkedSince=2026-03-01', 'checkedSince'],
    ['tag[$ne]=x', 'tag[$ne]'],
    ['unknown=1', 'unknown'],
  ])('refuses %s, naming the parameter', async (query, path) => {
    const { status, body } = await admin.get<ProblemDto>(`/api/domains?${query}`);
    expect(status).toBe(400);
    expect(fieldsOf(body)).toEqual([path]);
  });

  it.each([
    ['what no text can hold', 'q=%00alpha'],
    ['more than anybody searches for', `q=${'x'.repeat(10_000)}`],
  ])('refuses %s', async (_what, query) => expect((await admin.get(`/api/domains?${query}`)).status).toBe(400));

  it.each(['export.csv', 'export.json'])('%s refuses what the list refuses, before it begins', async (file) => {
    const { status, body } = await admin.get<ProblemDto>(`/api/domains/${file}?q=alpha%20x`);
    expect([status, fieldsOf(body)]).toEqual([400, ['q']]);
  });

  it.each(['page=1', 'sort=domain', 'q=a', 'vantage=x'])('counts of %s are refused', async (query) => {
    expect((await admin.get(`/api/domains/counts?${query}`)).status).toBe(400);
  });

  it('agrees with the tiles', async () => {
    const { domains, brands, vantages } = (await admin.get<StatsDto>('/api/stats')).body;
    expect(domains).toEqual({ total: 5, ada: 1, tidakAda: 2, unknown: 1, paused: 1 });
    expect(brands.map(({ code, total, ada }) => [code, total, ada])).toEqual([
      ['AUR', 2, 1],
      ['BOR', 3, 0],
    ]);
    expect(vantages).toEqual([{ vantage: 'default', label: 'default', lastSeen: expect.any(String), stale: false }]);
  });

  it('finds a name as people write it, and leaves it out when it goes while somebody pages', async () => {
    const { body: brands } = await admin.get<BrandDto[]>('/api/brands');
    const brandId = brands.find(({ code }) => code === 'AUR')!.id;
    const { id } = await addDomain(admin, { domain: 'bücher.example.com', brandId });
    const [found] = (await list('q=BÜCHER.example')).items;
    expect(found).toMatchObject({ id, domain: 'xn--bcher-kva.example.com', displayName: 'bücher.example.com' });
    for (const q of ['üche', 'xn--bcher', 'https://bücher.example.com:8443/id', 'xn--bcher-kva.example.com.'])
      expect((await list(`q=${encodeURIComponent(q)}`)).items.map((item) => item.id)).toEqual([id]);
    const first = await list('sort=domain&limit=3');
    expect(first.total).toBe(SITES.length + 1);
    await admin.delete(`/api/domains/${id}`);
    const rest = await list('sort=domain&limit=3&offset=3');
    expect(rest.total).toBe(SITES.length);
    expect([...first.items, ...rest.items].map((item) => item.id)).not.toContain(id);
  });

  it('is found by the name that its brand has now', async () => {
    const { body: brands } = await admin.get<BrandDto[]>('/api/brands');
    const { id, name } = brands.find(({ code }) => code === 'AUR')!;
    await admin.patch(`/api/brands/${id}`, { name: 'Zamrud Jaya', code: 'ZAM' });
    expect(await names('q=zamrud')).toEqual(['alpha', 'beta']);
    expect(await names('brand=ZAM')).toEqual(['alpha', 'beta']);
    expect(await names('brand=AUR')).toEqual([]);
    await admin.patch(`/api/brands/${id}`, { name, code: 'AUR' });
  });
});
