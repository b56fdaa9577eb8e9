import type { BrandDto, BulkResultDto, DomainDto, JobLinkDto, Page, ProblemDto } from '@nawala/contracts';
import { JobRunner } from '../src/jobs/job-runner';
import { ManyDomains } from '../src/domains/bulk/many-domains';
import { UrlListVersions } from '../src/domains/url-list-versions';
import { addBrand, addDomain, report } from './support/catalogue';
import { eventually } from './support/eventually';
import { ended, jobOf } from './support/jobs';
import { listenLive } from './support/live-client';
import { seedDomains } from './support/seed-domains';
import { startApi, type TestApi } from './support/start-api';
import { openStore, type TestStore } from './support/store';
import type { SignedInClient } from './support/users';

const NOBODY = 'f'.repeat(24);
/** More than are changed while somebody waits. */
const MANY = 1_100;

describe('Many domains at once', () => {
  let store: TestStore;
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    store = await openStore();
    api = await startApi({ MONGODB_URI: store.uri });
    admin = await api.signedIn('admin');
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await api?.stop();
    await store?.stop();
  });

  const bulk = (body: object, who = admin) =>
    who.post<BulkResultDto & JobLinkDto & ProblemDto>('/api/domains/bulk', body);
  const list = async (query: string): Promise<Page<DomainDto>> =>
    (await admin.get<Page<DomainDto>>(`/api/domains?limit=200&${query}`)).body;
  const totalOf = async (query: string): Promise<number> => (await list(query)).total;
  const get = async (id: string): Promise<DomainDto> => (await admin.get<DomainDto>(`/api/domains/${id}`)).body;
  const some = async (count: number, over = {}): Promise<[BrandDto, DomainDto[]]> => {
    const brand = await addBrand(admin);
    const domains: DomainDto[] = [];
    while (domains.length < count) domains.push(await addDomain(admin, { brandId: brand.id, ...over }));
    return [brand, domains];
  };

  it('are changed, each on its own, and the answer says what became of whom', async () => {
    const [, [one, other]] = await some(2, { tags: ['shop'] });
    await admin.patch(`/api/domains/${other!.id}`, { active: false });
    const { status, body, headers } = await bulk({ ids: [one!.id, other!.id.toUpperCase(), NOBODY], action: 'pause' });
    expect([status, headers.get('undo')]).toEqual([200, expect.stringMatching(/^\/api\/jobs\/[0-9a-f]{24}$/)]);
    expect(body).toEqual({
      matched: 2,
      changed: 1,
      failed: [{ id: NOBODY, domain: '', displayName: '', code: 'DOMAIN_NOT_FOUND', error: expect.any(String) }],
    });
    expect(await get(one!.id)).toMatchObject({ active: false, updatedBy: admin.user.id });
  });

  it.each([
    [{ action: 'resume' }, { active: false }, { active: true }],
    [{ action: 'addTags', tags: ['vip', 'shop'] }, { tags: ['shop'] }, { tags: ['shop', 'vip'] }],
    [{ action: 'removeTags', tags: ['shop'] }, { tags: ['shop', 'vip'] }, { tags: ['vip'] }],
  ])('%j', async (action, before, after) => {
    const [brand, [domain]] = await some(1, before);
    expect((await bulk({ filter: { brand: brand.code }, ...action })).body).toMatchObject({ matched: 1, changed: 1 });
    expect(await get(domain!.id)).toMatchObject(after);
  });

  it('move to another brand, which counts them then, and history tells who did it', async () => {
    const [from, domains] = await some(3);
    const to = await addBrand(admin);
    await bulk({ filter: { brand: [from.code] }, action: 'setBrand', brandId: to.id });
    const { body: brands } = await admin.get<BrandDto[]>('/api/brands');
    const countOf = ({ id }: BrandDto) => brands.find((brand) => brand.id === id)?.domainCount;
    expect([countOf(from), countOf(to)]).toEqual([0, 3]);
    const { body } = await admin.get<{ items: unknown[] }>(`/api/transitions?domain=${domains[0]!.id}&kind=edit`);
    expect(body.items[0]).toMatchObject({
      actor: { name: admin.user.name },
      fields: { brand: { from: from.id, to: to.id } },
    });
    expect((await bulk({ filter: {}, action: 'setBrand', brandId: NOBODY })).status).toBe(400);
  });

  it('are those that the list shows under the same filter, as they are when it begins', async () => {
    const [brand, [one, two]] = await some(3, { tags: ['shop'] });
    await report(api.stranger, one!.id, 'blocked');
    await report(api.stranger, two!.id, 'blocked');
    const query = `brand=${brand.code}&status=ada&tag=shop&active=true`;
    const filter = { brand: [brand.code], status: ['ada'], tag: 'shop', active: true };
    expect(await totalOf(query)).toBe(2);
    expect((await bulk({ filter, action: 'pause' })).body).toMatchObject({ matched: 2, changed: 2 });
    const again = await bulk({ filter, action: 'pause' });
    expect([again.status, again.body, again.headers.get('undo')]).toEqual([
      200,
      { matched: 0, changed: 0, failed: [] },
      null,
    ]);
    expect((await bulk({ filter: { brand: 'NONE' }, action: 'delete' })).body.matched).toBe(0);
  });

  it('of which one has enough tags already get theirs but for that one', async () => {
    const tags = Array.from({ length: 20 }, (_, n) => `t${n}`);
    const [brand, [full]] = await some(1, { tags });
    await addDomain(admin, { brandId: brand.id });
    const { body } = await bulk({ filter: { brand: brand.code }, action: 'addTags', tags: ['vip'] });
    expect(body).toMatchObject({
      matched: 2,
      changed: 1,
      failed: [{ id: full!.id, domain: full!.domain, code: 'TOO_MANY_TAGS' }],
    });
  });

  it.each([
    [{ ids: [NOBODY], filter: {}, action: 'pause' }, 'INVALID_INPUT'],
    [{ filter: { q: { $ne: '' } }, action: 'pause' }, 'INVALID_INPUT'],
    [{ filter: { sort: 'domain' }, action: 'pause' }, 'INVALID_INPUT'],
    [{ filter: {}, action: 'mute', reason: 'x', until: '2020-01-01T00:00:00Z' }, 'INVALID_INPUT'],
    [{ action: 'delete' }, 'INVALID_INPUT'],
  ])('are refused as a whole: %j', async (body, code) => {
    const answer = await bulk(body);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it('are not said to be changed when that has failed', async () => {
    jest.spyOn(api.app.get(ManyDomains, { strict: false }), 'load').mockRejectedValue(new Error('broken'));
    const { status, body } = await bulk({ ids: [NOBODY], action: 'pause' });
    expect([status, body.code]).toEqual([500, 'INTERNAL']);
  });

  it('may be named by two thousand ids, of incidents too', async () => {
    const tooMany = await bulk({ ids: Array<string>(2_001).fill(NOBODY), action: 'pause' });
    expect([tooMany.status, tooMany.body.code]).toEqual([400, 'INVALID_INPUT']);
    const ids = Array.from({ length: 2_000 }, (_, n) => n.toString(16).padStart(24, '0'));
    const { status, body } = await bulk({ ids, action: 'pause' });
    expect(status).toBe(202);
    expect(await ended(admin, body.id)).toMatchObject({ state: 'done', total: 2_000, failures: 2_000 });
    expect((await admin.post('/api/incidents/acknowledge', { ids })).status).toBe(200);
  });

  it('that are more than a thousand are changed in the background, and everybody is told to look again', async () => {
    const brand = await addBrand(admin);
    await seedDomains(api, brand, MANY);
    const live = await listenLive(api.url, { token: admin.token, batch: true });
    const versions = jest.spyOn(api.app.get(UrlListVersions), 'changing');
    const { status, body } = await bulk({ filter: { brand: brand.code }, action: 'pause' });
    expect([status, body]).toEqual([202, { id: expect.any(String), url: `/api/jobs/${body.id}` }]);
    const job = await ended(admin, body.id);
    expect(job).toMatchObject({ kind: 'pause', done: MANY, total: MANY, result: { matched: MANY, changed: MANY } });
    expect(await totalOf(`brand=${brand.code}&active=false`)).toBe(MANY);
    expect(versions.mock.calls.length).toBeLessThanOrEqual(Math.ceil(MANY / 200));
    await live.hears('domains:changed');
    const jobs = await eventually(
      async () => live.heard('job:changed').filter(({ job: each }) => each.id === body.id),
      (heard) => heard.at(-1)?.job.state === 'done',
    );
    expect(jobs.at(-1)?.job).toMatchObject({ id: body.id, done: MANY });
    expect(live.heard('domain:updated')).toEqual([]);
    live.close();
  });

  it('are changed by two admins at the same time, and no row is lost between them', async () => {
    const other = await api.signedIn('admin');
    const brand = await addBrand(admin);
    await seedDomains(api, brand, MANY, { active: false });
    const filter = { brand: brand.code };
    const started = await Promise.all([
      bulk({ filter, action: 'addTags', tags: ['first'] }),
      bulk({ filter, action: 'addTags', tags: ['second'] }, other),
    ]);
    for (const { body } of started)
      expect(await ended(admin, body.id)).toMatchObject({ state: 'done', failures: 0, result: { changed: MANY } });
    expect(await totalOf(`brand=${brand.code}&tag=first&tag=second`)).toBe(MANY);
  });

  it('keep every report that comes meanwhile', async () => {
    const brand = await addBrand(admin);
    const ids = await seedDomains(api, brand, 400);
    const reports = ids.map((id) => report(api.stranger, id, 'blocked'));
    const [{ body }, ...answers] = await Promise.all([bulk({ ids, action: 'addTags', tags: ['busy'] }), ...reports]);
    expect(body).toMatchObject({ matched: 400, changed: 400, failed: [] });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await totalOf(`brand=${brand.code}&tag=busy&status=ada`)).toBe(400);
  });

  it('stay where they are when the brand that they move to has gone, which it may not once they move', async () => {
    const [brand, to] = [await addBrand(admin), await addBrand(admin)];
    await seedDomains(api, brand, MANY);
    const input = { brandId: NOBODY };
    const items = (await list(`brand=${brand.code}`)).items.map(({ id }) => id);
    const { job, failed } = await api.app.get(JobRunner).finish({ kind: 'setBrand', owner: admin.user, input, items });
    expect(job).toMatchObject({ state: 'done', result: { changed: 0 }, undoUntil: null });
    expect(failed).toHaveLength(200);
    expect(failed[0]).toMatchObject({ code: 'BRAND_NOT_FOUND', domain: expect.stringMatching(/^seed-/) });
    const { body } = await bulk({ filter: { brand: brand.code }, action: 'setBrand', brandId: to.id });
    await eventually(
      () => jobOf(admin, body.id),
      ({ done }) => done > 0,
    );
    expect((await admin.delete(`/api/brands/${to.id}`)).status).toBe(409);
    expect(await ended(admin, body.id)).toMatchObject({ state: 'done', result: { changed: MANY } });
  });

  it('stop where they are when somebody cancels it', async () => {
    const brand = await addBrand(admin);
    await seedDomains(api, brand, MANY);
    const { body } = await bulk({ filter: { brand: brand.code }, action: 'pause' });
    expect((await admin.delete(`/api/jobs/${body.id}`)).status).toBe(204);
    const { state, done } = await ended(admin, body.id);
    expect(state).toBe('cancelled');
    expect(done).toBeLessThan(MANY);
    expect(await totalOf(`brand=${brand.code}&active=false`)).toBe(done);
  });

  it('are none when the filter finds nothing any more, and nothing begins', async () => {
    const brand = await addBrand(admin);
    const domain = await addDomain(admin, { brandId: brand.id, tags: ['last'] });
    await admin.patch(`/api/domains/${domain.id}`, { tags: [] });
    const jobs = () => api.db.collection('jobs').countDocuments({});
    const before = await jobs();
    const { status, body, headers } = await bulk({ filter: { brand: brand.code, tag: 'last' }, action: 'delete' });
    expect([status, body, headers.get('undo')]).toEqual([200, { matched: 0, changed: 0, failed: [] }, null]);
    expect(await jobs()).toBe(before);
  });

  it('that somebody deletes before their turn comes are named, and the others are done', async () => {
    const brand = await addBrand(admin);
    const items = await seedDomains(api, brand, 300);
    await bulk({ ids: items.slice(100), action: 'delete' });
    const { job } = await api.app.get(JobRunner).finish({ kind: 'pause', owner: admin.user, input: {}, items });
    expect(job).toMatchObject({ state: 'done', failures: 200, result: { matched: 100, changed: 100 } });
    expect(job.failed[0]).toMatchObject({ code: 'DOMAIN_NOT_FOUND' });
  });

  it('are all done when their instance ends in the middle', async () => {
    const second = await startApi({ MONGODB_URI: store.uri });
    const brand = await addBrand(admin);
    const items = await seedDomains(api, brand, MANY);
    const { id } = await second.app.get(JobRunner).start({ kind: 'pause', owner: admin.user, input: {}, items });
    await eventually(
      () => jobOf(admin, id),
      ({ done }) => done > 0,
    );
    await second.stop();
    expect(await ended(admin, id)).toMatchObject({ state: 'done', done: MANY, result: { changed: MANY }, failures: 0 });
    expect(await totalOf(`brand=${brand.code}&active=false`)).toBe(MANY);
  });
});
