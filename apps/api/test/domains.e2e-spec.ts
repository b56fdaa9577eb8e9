import type { BrandDto, DomainDto, DomainHistoryDto, ProblemDto } from '@nawala/contracts';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { DomainsRepository } from '../src/domains/domains.repository';
import { DomainUpdated } from '../src/domains/events/domain-events';
import { addBrand, addDomain, fieldsOf, report, transitionsOf } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const NOBODY = 'f'.repeat(24);

describe('Domains', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    brand = await addBrand(admin, { name: 'Aurora', code: 'AUR', color: '#d9480f' });
  });
  afterAll(() => api?.stop());

  const create = (body: object) => admin.post<DomainDto & ProblemDto>('/api/domains', { brandId: brand.id, ...body });
  const change = (id: string, body: object) => admin.patch<DomainDto & ProblemDto>(`/api/domains/${id}`, body);
  const get = async (id: string) => (await admin.get<DomainDto>(`/api/domains/${id}`)).body;

  it('are stored in one spelling, never checked', async () => {
    const { status, body } = await create({
      domain: 'HTTPS://Shop.Example.com:8443/Promo?x=1#top',
      note: 'Spare',
      tags: ['vip'],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      domain: 'shop.example.com/Promo?x=1',
      displayName: 'shop.example.com/Promo?x=1',
      brand: { id: brand.id, name: 'Aurora', code: 'AUR', color: '#d9480f' },
      note: 'Spare',
      tags: ['vip'],
      active: true,
      nawala: {
        status: 'unknown',
        blockedId: null,
        lastChecked: null,
        lastAttempt: null,
        since: null,
        method: null,
        reason: null,
        reasonCode: null,
        reasonParams: null,
        confirmed: false,
      },
      vantages: [],
      uptime: { status: 'unknown', lastChecked: null },
      createdBy: admin.user.id,
      updatedBy: admin.user.id,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(await get(body.id)).toEqual(body);
  });

  it('are on the list once, however they are spelt and however many ask at once', async () => {
    const spellings = ['twin.example.com', 'https://TWIN.example.com/', 'twin.example.com.', '//twin.example.com:80'];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => create({ domain: spellings[n % 4] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('DOMAIN_TAKEN');
  });

  it('are another target with another query, and a duplicate only with the same', async () => {
    const answers: [number, string][] = [];
    for (const query of ['', '?v=abc', '?v=abd', '/?v=abc']) {
      const { status, body } = await create({ domain: `query.example.com${query}` });
      answers.push([status, body.domain ?? body.code]);
    }
    expect(answers).toEqual([
      [201, 'query.example.com'],
      [201, 'query.example.com/?v=abc'],
      [201, 'query.example.com/?v=abd'],
      [409, 'DOMAIN_TAKEN'],
    ]);
  });

  it.each([
    [{ domain: '192.0.2.1' }, 'domain'],
    [{ domain: 'shop.internal' }, 'domain'],
    [{ domain: 'co.id' }, 'domain'],
    [{ domain: { $ne: null } }, 'domain'],
    [{ domain: 'x.example.com', brandId: NOBODY }, 'brandId'],
    [{ domain: 'x.example.com', brandId: { $ne: null } }, 'brandId'],
    [{ domain: 'x.example.com', note: 'x'.repeat(201) }, 'note'],
    [{ domain: 'x.example.com', tags: ['Not a tag'] }, 'tags'],
    [{ domain: 'x.example.com', active: 'yes' }, 'active'],
    [{ domain: 'x.example.com', nawala: { status: 'ada' } }, 'nawala'],
  ])('refuse %j, naming the field', async (body, path) => {
    const { status, body: problem } = await create(body);
    expect([status, problem.code]).toEqual([400, 'INVALID_INPUT']);
    expect(fieldsOf(problem)).toEqual([path]);
  });

  it('change only in what is named', async () => {
    const domain = await addDomain(admin, { brandId: brand.id, note: 'Old', tags: ['a'] });
    const { status, body } = await change(domain.id, { note: 'New' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...domain, note: 'New', updatedAt: body.updatedAt });
    expect((await change(domain.id, {})).body).toEqual(body);
  });

  it('change altogether or not at all when the brand that they move to is deleted at the same moment', async () => {
    const domain = await addDomain(admin, { brandId: brand.id });
    const other = await addBrand(admin);
    const original = DomainsRepository.prototype.update;
    const between = jest.spyOn(DomainsRepository.prototype, 'update').mockImplementationOnce(async function (
      this: DomainsRepository,
      ...args
    ) {
      await admin.delete(`/api/brands/${other.id}`);
      return original.apply(this, args);
    });
    const heard: unknown[] = [];
    api.app.get(EventEmitter2).on(DomainUpdated.event, (event) => heard.push(event));
    const tag = (await api.stranger.get('/api/urls')).headers.get('etag');
    const answer = await change(domain.id, { brandId: other.id, note: 'New', domain: `new-${domain.domain}` });
    between.mockRestore();
    const stands = (await admin.get(`/api/brands/${other.id}`)).status === 200;
    const after = await get(domain.id);
    expect(stands).toBe(answer.status === 200);
    expect(after).toEqual(stands ? answer.body : domain);
    expect(heard).toHaveLength(stands ? 1 : 0);
    expect((await api.stranger.get('/api/urls')).headers.get('etag') === tag).toBe(!stands);
    expect((await change(domain.id, { brandId: NOBODY, note: 'Newer' })).status).toBe(400);
    expect(await get(domain.id)).toEqual(after);
  });

  it('are not updated, in the sense of people, by a report', async () => {
    const { id, updatedAt } = await addDomain(admin, { brandId: brand.id });
    await report(api.stranger, id, 'blocked');
    expect((await get(id)).updatedAt).toBe(updatedAt);
  });

  it('are another target under another name: what was measured is forgotten, and begins anew', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id, domain: 'typo.example.com' });
    await report(api.stranger, id, 'blocked');
    const before = Date.now();
    const renamed = await change(id, { domain: 'right.example.com' });
    expect(renamed.body).toMatchObject({ domain: 'right.example.com', nawala: { status: 'unknown', blockedId: null } });
    expect(renamed.body.vantages).toEqual([]);
    expect((await admin.get<DomainHistoryDto>(`/api/domains/${id}/history`)).body.transitions).toEqual([]);

    const stale = await report(api.stranger, id, 'blocked', { checkedAt: new Date(before - 1000).toISOString() });
    expect(stale).toMatchObject({ status: 200, body: { data: { nawala: { status: 'unknown' } } } });
    const fresh = await report(api.stranger, id, 'accessible');
    expect(fresh.body.data.nawala.status).toBe('tidak ada');
  });

  it('keep what was measured when another spelling of the same name is saved', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id, domain: 'same.example.com' });
    await report(api.stranger, id, 'blocked');
    expect((await change(id, { domain: 'HTTPS://SAME.example.com/' })).body.nawala.status).toBe('ada');
  });

  it('cannot take the name of another by a change', async () => {
    const [one, other] = [await addDomain(admin, { brandId: brand.id }), await addDomain(admin, { brandId: brand.id })];
    expect(await change(one.id, { domain: other.domain })).toMatchObject({
      status: 409,
      body: { code: 'DOMAIN_TAKEN' },
    });
    expect((await get(one.id)).domain).toBe(one.domain);
  });

  it('move to another brand', async () => {
    const other = await addBrand(admin);
    const { id } = await addDomain(admin, { brandId: brand.id });
    expect((await change(id, { brandId: other.id })).body.brand.id).toBe(other.id);
    expect(await change(id, { brandId: NOBODY })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'brandId' }] },
    });
    expect((await get(id)).brand.id).toBe(other.id);
  });

  it('take every edit that arrives together with reports', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id });
    const edits = Array.from({ length: 10 }, (_, n) =>
      change(id, n % 2 ? { note: `note${n}` } : { tags: [`tag${n}`] }),
    );
    const reports = Array.from({ length: 10 }, (_, n) => report(api.stranger, id, n % 2 ? 'blocked' : 'accessible'));
    const answers = await Promise.all([...edits, ...reports]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { note, tags, nawala } = await get(id);
    expect([note, tags[0]]).toEqual([expect.stringMatching(/^note\d$/), expect.stringMatching(/^tag\d$/)]);
    expect(nawala.status).not.toBe('unknown');
    const found = (query: string) => admin.get<{ total: number }>(`/api/domains?q=${encodeURIComponent(query)}`);
    expect((await found(`${note} ${tags[0]}`)).body.total).toBe(1);
  });

  it('go, and leave their history to those who ask what changed', async () => {
    const { id, domain } = await addDomain(admin, { brandId: brand.id });
    await report(api.stranger, id, 'blocked');
    expect((await admin.delete(`/api/domains/${id}`)).status).toBe(204);
    expect((await admin.get(`/api/domains/${id}`)).status).toBe(404);
    expect((await report(api.stranger, id, 'blocked')).status).toBe(404);
    expect(await transitionsOf(admin, id)).toMatchObject([{ domain, to: 'ada' }]);
  });

  it('show their history within a range, newest first', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id });
    const startedAt = Date.now() - 10 * 60_000;
    const at = (minute: number) => new Date(startedAt + minute * 60_000).toISOString();
    await report(api.stranger, id, 'blocked', { checkedAt: at(1), vantage: 'telkom' });
    await report(api.stranger, id, 'accessible', { checkedAt: at(2), vantage: 'telkom' });
    await report(api.stranger, id, 'blocked', { checkedAt: at(3), vantage: 'xl' });
    const history = async (query = '') =>
      (await admin.get<DomainHistoryDto>(`/api/domains/${id}/history${query}`)).body;
    const all = await history();
    expect(all.vantages).toEqual(['telkom', 'xl']);
    expect(all.transitions.map((row) => [row.vantage, row.to, row.at])).toEqual([
      ['xl', 'ada', at(3)],
      ['telkom', 'tidak ada', at(2)],
      ['telkom', 'ada', at(1)],
    ]);
    const some = await history(`?from=${at(2)}&to=${at(3)}`);
    expect(some.transitions.map((row) => row.at)).toEqual([at(2)]);
    expect((await admin.get(`/api/domains/${id}/history?from=2026-W01`)).status).toBe(400);
  });

  it.each([
    ['GET', '', undefined],
    ['GET', '/history', undefined],
    ['PATCH', '', { note: 'x' }],
    ['DELETE', '', undefined],
  ] as const)('answer 404 when there is no such domain: %s %s', async (method, path, body) => {
    const answer = await admin.request(method, `/api/domains/${NOBODY}${path}`, body);
    expect(answer).toMatchObject({ status: 404, body: { code: 'DOMAIN_NOT_FOUND' } });
  });
});
