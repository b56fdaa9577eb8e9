import type {
  BrandDto,
  BulkResultDto,
  DomainDto,
  IncidentPageDto,
  JobLinkDto,
  MuteDto,
  Page,
  ProblemDto,
  TransitionPageDto,
} from '@nawala/contracts';
import { Types } from 'mongoose';
import { BrandsRepository } from '../src/brands/brands.repository';
import { BrandsService } from '../src/brands/brands.service';
import { DeletedDomains } from '../src/domains/deleted/deleted-domains';
import { addBrand, addDomain, report } from './support/catalogue';
import { clientOf } from './support/client';
import { eventually } from './support/eventually';
import { ended, timePasses, undo } from './support/jobs';
import { listenLive } from './support/live-client';
import { seedDomains } from './support/seed-domains';
import { startApi, type TestApi } from './support/start-api';
import { openStore, type TestStore } from './support/store';
import type { SignedInClient } from './support/users';

const UNDO_MS = 10_001;
const MANY = 1_100;

/** Opens once. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe('What was done to domains', () => {
  let store: TestStore;
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;

  beforeAll(async () => {
    store = await openStore();
    api = await startApi({ MONGODB_URI: store.uri });
    admin = await api.signedIn('admin');
  });
  beforeEach(async () => (brand = await addBrand(admin)));
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await api?.stop();
    await store?.stop();
  });

  const bulk = (body: object) => admin.post<BulkResultDto & JobLinkDto>('/api/domains/bulk', body);
  const jobIn = ({ headers }: { headers: Headers }): string => headers.get('undo')?.split('/').at(-1) ?? '';
  const add = (over = {}) => addDomain(admin, { brandId: brand.id, ...over });
  const get = (id: string) => admin.get<DomainDto & ProblemDto>(`/api/domains/${id}`);
  const remove = async (id: string): Promise<string> => jobIn(await admin.delete(`/api/domains/${id}`));
  /** What people made of it since it was added, newest first. */
  const edits = async (id: string) => {
    const { body } = await admin.get<TransitionPageDto>(`/api/transitions?domain=${id}&kind=edit`);
    return body.items.filter(({ fields }) => fields?.exists?.to !== true);
  };
  const incidentOf = async (id: string) =>
    (await admin.get<IncidentPageDto>(`/api/incidents?domain=${id}`)).body.items[0];
  const seen = async () => ({
    listed: (await admin.get<Page<DomainDto>>(`/api/domains?brand=${brand.code}`)).body.total,
    counted: (await admin.get<BrandDto>(`/api/brands/${brand.id}`)).body.domainCount,
    watched: (await api.stranger.get<unknown[]>(`/api/urls?brand=${brand.code}`)).body.length,
  });

  it('is as it was before, but for what others have changed since', async () => {
    const [one, other] = [await add({ tags: ['shop'] }), await add({ tags: ['shop'] })];
    const job = jobIn(await bulk({ filter: { brand: brand.code }, action: 'addTags', tags: ['vip'] }));
    await admin.patch(`/api/domains/${other.id}`, { note: 'mine' });
    const { status, body } = await undo(admin, job);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'undone', undoing: true, failures: 1, result: { restored: 1 } });
    expect(body.failed).toMatchObject([{ id: other.id, domain: other.domain, code: 'CHANGED_SINCE' }]);
    expect((await get(one.id)).body.tags).toEqual(['shop']);
    expect((await get(other.id)).body).toMatchObject({ tags: ['shop', 'vip'], note: 'mine' });
  });

  it('is as it was before, whatever was reported since', async () => {
    const domain = await add();
    const job = jobIn(await bulk({ ids: [domain.id], action: 'addTags', tags: ['vip'] }));
    await report(api.stranger, domain.id, 'blocked');
    expect((await undo(admin, job)).body).toMatchObject({ state: 'undone', failures: 0 });
    expect((await get(domain.id)).body).toMatchObject({ tags: [], nawala: { status: 'ada' } });
  });

  it('is back in its brand, each in its own, and what was paused is watched', async () => {
    const [from, to] = [await addBrand(admin), await addBrand(admin)];
    const domains = [await add(), await add({ brandId: from.id })];
    const ids = domains.map(({ id }) => id);
    const moved = jobIn(await bulk({ ids, action: 'setBrand', brandId: to.id }));
    await undo(admin, moved);
    expect((await Promise.all(ids.map(get))).map(({ body }) => body.brand.id)).toEqual([brand.id, from.id]);
    const paused = jobIn(await bulk({ ids, action: 'pause' }));
    await undo(admin, paused);
    expect((await get(ids[0]!)).body.active).toBe(true);
    expect((await edits(ids[0]!)).map(({ fields }) => Object.keys(fields ?? {})[0])).toEqual([
      'active',
      'active',
      'brand',
      'brand',
    ]);
  });

  it('is told again when it was muted', async () => {
    const [one, other] = [await add(), await add()];
    const job = jobIn(await bulk({ ids: [one.id, other.id], action: 'mute', reason: 'moving' }));
    const muted = async () =>
      (await admin.get<MuteDto[]>('/api/mutes')).body
        .filter(({ reason }) => reason === 'moving')
        .map(({ scope }) => scope.domainId)
        .sort();
    expect(await muted()).toEqual([one.id, other.id].sort());
    expect((await undo(admin, job)).body).toMatchObject({ state: 'undone', failures: 0, result: { restored: 2 } });
    expect(await muted()).toEqual([]);
  });

  it('cannot be undone after ten seconds', async () => {
    const { id } = await add();
    const job = jobIn(await bulk({ ids: [id], action: 'pause' }));
    timePasses(api, UNDO_MS);
    const { status, body } = await undo(admin, job);
    expect([status, body.code]).toEqual([409, 'UNDO_OVER']);
  });

  it('takes a domain that is deleted out of everything at once, and brings it back with all that it was', async () => {
    const domain = await add({ tags: ['shop'], note: 'Spare' });
    await report(api.stranger, domain.id, 'blocked');
    const incident = await eventually(() => incidentOf(domain.id), Boolean);
    const live = await listenLive(api.url, { token: admin.token });
    const { body: before } = await get(domain.id);

    const job = await remove(domain.id);
    expect(await seen()).toEqual({ listed: 0, counted: 0, watched: 0 });
    expect((await get(domain.id)).body.code).toBe('DOMAIN_NOT_FOUND');
    expect((await report(api.stranger, domain.id, 'accessible')).status).toBe(404);
    expect((await live.hears('domain:deleted'))[0]).toEqual({ domainId: domain.id });

    expect((await undo(admin, job)).body).toMatchObject({ state: 'undone', failures: 0, result: { restored: 1 } });
    expect((await get(domain.id)).body).toEqual(before);
    expect(await seen()).toEqual({ listed: 1, counted: 1, watched: 1 });
    expect((await live.hears('domain:created'))[0]?.domain.id).toBe(domain.id);
    expect(await edits(domain.id)).toEqual([]);
    expect(await incidentOf(domain.id)).toMatchObject({ id: incident?.id, state: 'open' });
    await report(api.stranger, domain.id, 'accessible');
    await eventually(
      () => incidentOf(domain.id),
      (now) => now?.state === 'closed',
    );
    live.close();
  });

  it('leaves the name of a deleted domain to nobody else as long as it may come back', async () => {
    const [domain, other] = [await add(), await add()];
    await remove(domain.id);
    const create = () => admin.post<ProblemDto>('/api/domains', { domain: domain.domain, brandId: brand.id });
    const rename = () => admin.patch<ProblemDto>(`/api/domains/${other.id}`, { domain: domain.domain });
    for (const { status, body } of [await create(), await rename()])
      expect([status, body.code]).toEqual([409, 'UNDO_PENDING']);
    timePasses(api, UNDO_MS);
    const { status } = await eventually(create, (answer) => answer.status !== 409);
    expect(status).toBe(201);
  });

  it('leaves it to nobody who looked for it before it was deleted, and writes afterwards', async () => {
    const domain = await add();
    const deleted = api.app.get(DeletedDomains);
    const look = deleted.refusePending.bind(deleted);
    const [looked, go] = [gate(), gate()];
    jest.spyOn(deleted, 'refusePending').mockImplementationOnce(async (name) => {
      await look(name);
      looked.open();
      await go.opened;
    });
    const create = admin.post<ProblemDto>('/api/domains', { domain: domain.domain, brandId: brand.id });
    await looked.opened;
    const removing = admin.delete(`/api/domains/${domain.id}`);
    await eventually(
      () => api.db.collection('deleted-domains').countDocuments({ domain: domain.domain }),
      (held) => held === 1,
    );
    go.open();
    expect((await create).body.code).toBe('DOMAIN_TAKEN');
    expect((await undo(admin, jobIn(await removing))).body).toMatchObject({ failures: 0, result: { restored: 1 } });
  });

  it('comes back however often others want its name at that moment: added, imported or given to another', async () => {
    const [domain, other] = [await add(), await add()];
    for (let round = 0; round < 5; round++) {
      const rows = [{ domain: domain.domain, brand: brand.code }];
      const wanting = [
        admin.post<ProblemDto>('/api/domains', { domain: domain.domain, brandId: brand.id }),
        admin.patch<ProblemDto>(`/api/domains/${other.id}`, { domain: domain.domain }),
        admin.post<ProblemDto>('/api/domains/import', { rows }),
      ];
      const job = await remove(domain.id);
      const [added, renamed, imported] = await Promise.all(wanting);
      expect([added!.status, renamed!.status, imported!.body]).toMatchObject([409, 409, { created: 0 }]);
      expect((await undo(admin, job)).body).toMatchObject({ failures: 0, result: { restored: 1 } });
    }
  });

  it('does not wait for whoever died while adding a domain to a brand', async () => {
    const domain = await add();
    await api.db.collection('brands').updateOne({ _id: new Types.ObjectId(brand.id) }, { $set: { joining: ['died'] } });
    const look = jest.spyOn(api.app.get(BrandsRepository), 'joining');
    const removing = remove(domain.id);
    // Patience begins with the first look.
    await eventually(
      async () => look.mock.calls.length,
      (looks) => looks > 1,
    );
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 31_000);
    expect((await undo(admin, await removing)).body).toMatchObject({ state: 'undone', failures: 0 });
  });

  it('has waited for whoever died since it began', async () => {
    const domain = await add();
    await api.db.collection('brands').updateOne({ _id: new Types.ObjectId(brand.id) }, { $set: { joining: ['died'] } });
    await api.app.get(BrandsService).noteJoining();
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 31_000);
    expect((await undo(admin, await remove(domain.id))).body).toMatchObject({ state: 'undone', failures: 0 });
  });

  it('can be deleted, brought back, and deleted again for good, which history tells then', async () => {
    const domain = await add();
    await report(api.stranger, domain.id, 'blocked');
    await eventually(() => incidentOf(domain.id), Boolean);
    await undo(admin, await remove(domain.id));
    const began = Date.now();
    await remove(domain.id);
    const done = Date.now();
    expect(await edits(domain.id)).toEqual([]);
    timePasses(api, UNDO_MS);
    const [row] = await eventually(
      () => edits(domain.id),
      (rows) => rows.length > 0,
    );
    expect(row).toMatchObject({
      domain: domain.domain,
      actor: { name: admin.user.name },
      fields: { exists: { to: false } },
    });
    expect(Date.parse(row!.at)).toBeGreaterThanOrEqual(began);
    expect(Date.parse(row!.at)).toBeLessThanOrEqual(done);
    const closed = await eventually(
      () => incidentOf(domain.id),
      (incident) => incident?.state === 'closed',
    );
    expect(closed).toMatchObject({ closedBecause: 'deleted' });
    expect(await api.db.collection('deleted-domains').countDocuments({ _id: new Types.ObjectId(domain.id) })).toBe(0);
  });

  it('brings back thousands, too', async () => {
    await seedDomains(api, brand, MANY);
    const { body } = await bulk({ filter: { brand: brand.code }, action: 'delete' });
    expect(await ended(admin, body.id)).toMatchObject({ state: 'done', result: { matched: MANY, changed: MANY } });
    expect(await seen()).toEqual({ listed: 0, counted: 0, watched: 0 });
    expect((await undo(admin, body.id)).body.state).toBe('running');
    expect(await ended(admin, body.id)).toMatchObject({ state: 'undone', failures: 0, result: { restored: MANY } });
    expect(await seen()).toEqual({ listed: MANY, counted: MANY, watched: MANY });
  });

  it('is left as it is when its brand has gone meanwhile, and is over then', async () => {
    const domain = await add();
    const job = await remove(domain.id);
    expect((await admin.delete(`/api/brands/${brand.id}`)).status).toBe(204);
    expect((await undo(admin, job)).body).toMatchObject({
      state: 'undone',
      failed: [{ id: domain.id, domain: domain.domain, code: 'BRAND_NOT_FOUND' }],
    });
    await eventually(
      () => edits(domain.id),
      (rows) => rows.length === 1,
    );
  });

  it('becomes final when its instance is no longer there, too', async () => {
    const second = await startApi({ MONGODB_URI: store.uri });
    const { id } = await add();
    expect((await clientOf(second.url, admin.token).delete(`/api/domains/${id}`)).status).toBe(204);
    await second.stop();
    timePasses(api, UNDO_MS);
    await eventually(
      () => edits(id),
      (rows) => rows.length === 1,
    );
  });
});
