import type {
  ChangedDto,
  DomainDto,
  IncidentDto,
  IncidentPageDto,
  MuteDto,
  ProblemDto,
  TransitionPageDto,
} from '@nawala/contracts';
import type { IncidentEvent, MuteEnded } from '../src/incidents/incident-events';
import { IncidentListeners } from '../src/incidents/incident-listeners';
import { addBrand, addDomain, fieldsOf, report, transitionsOf } from './support/catalogue';
import { eventually } from './support/eventually';
import { timePasses } from './support/jobs';
import { listenLive } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const MINUTE = 60_000;

describe('Incidents', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let user: SignedInClient;
  const told: IncidentEvent[] = [];
  const ended: MuteEnded[] = [];

  beforeAll(async () => {
    api = await startApi();
    api.app.get(IncidentListeners).register({
      onIncidentEvents: async (events) => void told.push(...events),
      onVantageEvents: async () => undefined,
      onMutesEnded: async (mutes) => void ended.push(...mutes),
      deliveriesOf: async (ids) =>
        new Map(
          ids.map((id) => [
            id,
            [
              {
                ...{ event: 'incident.opened', kind: 'telegram', state: 'failed', why: null, at: '', attempts: 2 },
                ...{ nextAt: null, channel: { id: '1', name: 'Night' }, error: 'chat not found' },
              },
            ],
          ]),
        ),
    });
    [admin, user] = await Promise.all([api.signedIn('admin'), api.signedIn('user')]);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => api?.stop());

  const page = async (query = '', client = user) => (await client.get<IncidentPageDto>(`/api/incidents${query}`)).body;
  const latestOf = ({ id }: Pick<DomainDto, 'id'>): Promise<IncidentDto | undefined> =>
    page(`?domain=${id}`).then(({ items }) => items[0]);
  const until = (domain: DomainDto, isSo: (incident: IncidentDto) => boolean): Promise<IncidentDto> =>
    eventually(
      () => latestOf(domain),
      (incident): boolean => incident !== undefined && isSo(incident),
    ) as Promise<IncidentDto>;
  const blocked = async (over: Partial<DomainDto> = {}, brandId?: string) => {
    const domain = await addDomain(admin, { brandId: brandId ?? (await addBrand(admin)).id, ...over });
    await report(api.stranger, domain.id, 'blocked', { vantage: 'telkom', method: 'dns', reason: 'led astray' });
    return { domain, incident: await until(domain, ({ state }) => state === 'open') };
  };
  const toldOf = ({ id }: Pick<IncidentDto, 'id'>) =>
    told.filter(({ incident }) => incident.id === id).map(({ type }) => type);

  it('open with a block, name who sees it, and close with its end', async () => {
    const { domain, incident } = await blocked({ tags: ['shop'] });
    expect(incident).toMatchObject({
      domainId: domain.id,
      domain: domain.domain,
      brand: { id: domain.brand.id, code: domain.brand.code },
      closedAt: null,
      closedBecause: null,
      reopened: 0,
      flapping: false,
      vantages: [{ vantage: 'telkom', until: null, method: 'dns', reason: 'led astray', confirmed: false }],
      acknowledged: null,
      muted: null,
      burst: null,
    });
    await report(api.stranger, domain.id, 'blocked', { vantage: 'xl' });
    await until(domain, ({ vantages }) => vantages.length === 2);
    await report(api.stranger, domain.id, 'accessible', { vantage: 'telkom' });
    await report(api.stranger, domain.id, 'accessible', { vantage: 'xl' });
    const { id, closedAt } = await until(domain, ({ state }) => state === 'closed');
    expect([id, closedAt]).toEqual([incident.id, expect.any(String)]);
    await eventually(
      async () => toldOf(incident),
      (types) => types.includes('closed'),
    );
    expect(toldOf(incident)).toEqual(['opened', 'grown', 'shrunk', 'closed']);
    expect(told.find(({ incident: { id: of } }) => of === id)?.incident.tags).toEqual(['shop']);
    expect((await user.get<IncidentDto>(`/api/incidents/${id}`)).body).toMatchObject({ id, state: 'closed' });
  });

  async function deletedForGood(id: string): Promise<void> {
    await admin.delete(`/api/domains/${id}`);
    timePasses(api, 10_001);
  }

  it.each([
    ['paused', (id: string) => admin.patch(`/api/domains/${id}`, { active: false })],
    ['renamed', (id: string) => admin.patch(`/api/domains/${id}`, { domain: `${id}.example.org` })],
    ['deleted', deletedForGood],
  ] as const)('close when a domain is %s, which history tells, and nobody else is told', async (because, change) => {
    const { domain, incident } = await blocked();
    await change(domain.id);
    const closed = await until(domain, ({ state }) => state === 'closed');
    expect(closed).toMatchObject({ id: incident.id, closedBecause: because });
    await eventually(
      async () => toldOf(incident),
      (types) => types.length === 2,
    );
    expect(toldOf(incident)).toEqual(['opened', 'closed-silently']);
    const { body } = await user.get<TransitionPageDto>(`/api/transitions?domain=${domain.id}&kind=edit`);
    expect(body.items).toMatchObject([
      { kind: 'edit', scanId: null, actor: { id: admin.user.id, name: admin.user.name }, domain: domain.domain },
      { fields: { exists: { from: false, to: true } } },
    ]);
    const measured = await user.get<TransitionPageDto>(`/api/transitions?domain=${domain.id}`);
    expect(measured.body.items.map(({ kind }) => kind)).toEqual(['verdict']);
  });

  it('go on when a domain is watched again that is still blocked, and go with it to another brand', async () => {
    const { domain, incident } = await blocked();
    await admin.patch(`/api/domains/${domain.id}`, { active: false });
    await until(domain, ({ state }) => state === 'closed');
    const brand = await addBrand(admin);
    await admin.patch(`/api/domains/${domain.id}`, { active: true, brandId: brand.id });
    const again = await until(domain, ({ state }) => state === 'open');
    expect(again).toMatchObject({ id: incident.id, reopened: 1, closedBecause: null });
    await admin.patch(`/api/domains/${domain.id}`, { brandId: domain.brand.id });
    await until(domain, ({ brand: { id } }) => id === domain.brand.id);
  });

  it('are listed open first, then acknowledged, then closed, page by page, with what there is under the filter', async () => {
    const brand = await addBrand(admin);
    const all: Awaited<ReturnType<typeof blocked>>[] = [];
    for (let n = 0; n < 6; n++) all.push(await blocked({}, brand.id));
    await report(api.stranger, all[0]!.domain.id, 'accessible', { vantage: 'telkom' });
    await until(all[0]!.domain, ({ state }) => state === 'closed');
    const { body } = await admin.post<ChangedDto>('/api/incidents/acknowledge', { ids: [all[5]!.incident.id] });
    expect(body).toEqual({ changed: 1 });
    const expected = [4, 3, 2, 1, 5, 0].map((n) => all[n]!.incident.id);
    const query = `?brand=${brand.id}`;
    const whole = await page(query);
    expect(whole.items.map(({ id }) => id)).toEqual(expected);
    expect(whole.counts).toEqual({ open: 4, acknowledged: 1, closed: 1 });
    expect(whole.items[0]?.burst).toEqual({ id: all[0]!.incident.id, size: 6 });
    expect((await page(`?burst=${all[0]!.incident.id}`)).items).toHaveLength(6);
    const inPages: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const part: IncidentPageDto = await page(`${query}&limit=2${next && `&before=${next}`}`);
      inPages.push(...part.items.map(({ id }) => id));
      next = part.next;
    }
    expect(inPages).toEqual(expected);
    const closed = await page(`${query}&state=closed&state=acknowledged`);
    expect(closed.items.map(({ id }) => id)).toEqual(expected.slice(4));
    expect(closed.counts).toEqual(whole.counts);
    expect((await page(`${query}&vantage=telkom`)).items).toHaveLength(6);
    expect((await page(`${query}&vantage=xl`)).items).toEqual([]);
    const since = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
    expect((await page(`${query}&since=${since}`)).items.map(({ id }) => id)).toEqual(expected.slice(0, 5));
  });

  it('are acknowledged once, by ids or by what a filter finds, with who, when and why', async () => {
    const brand = await addBrand(admin);
    const all = [await blocked({}, brand.id), await blocked({}, brand.id)];
    const acknowledge = async (body: object) =>
      (await admin.post<ChangedDto>('/api/incidents/acknowledge', body)).body.changed;
    expect(await acknowledge({ filter: { brand: brand.id, state: ['closed'] } })).toBe(0);
    expect(await acknowledge({ filter: { brand: brand.id }, note: 'moving' })).toBe(2);
    expect(await acknowledge({ filter: { brand: brand.id } })).toBe(0);
    const { acknowledged, state } = (await latestOf(all[0]!.domain))!;
    expect([state, acknowledged?.by, acknowledged?.note]).toEqual([
      'acknowledged',
      { id: admin.user.id, name: admin.user.name },
      'moving',
    ]);
    await eventually(
      async () => toldOf(all[0]!.incident),
      (types) => types.includes('acknowledged'),
    );
    const takeBack = () => admin.delete<ChangedDto>(`/api/incidents/${all[0]!.incident.id}/acknowledgement`);
    expect([(await takeBack()).body, (await takeBack()).body]).toEqual([{ changed: 1 }, { changed: 0 }]);
    expect(await latestOf(all[0]!.domain)).toMatchObject({ state: 'open', acknowledged: null });
    const { status, body } = await admin.post<ProblemDto>('/api/incidents/acknowledge', {});
    expect([status, fieldsOf(body)]).toEqual([400, ['ids']]);
  });

  it('are muted by domain, brand or tag, and told of again when that ends', async () => {
    const { domain, incident } = await blocked({ tags: ['quiet'] });
    const mute = async (body: object) => (await admin.post<MuteDto & ProblemDto>('/api/mutes', body)).body;
    const [soon, later] = [60_000, 120_000].map((ms) => new Date(Date.now() + ms).toISOString());
    const byTag = await mute({ scope: { tag: 'quiet' }, until: soon, reason: 'sale' });
    const byBrand = await mute({ scope: { brandId: domain.brand.id }, until: later, reason: 'move' });
    expect(byBrand).toMatchObject({ scope: { brandId: domain.brand.id }, createdBy: { id: admin.user.id } });
    expect((await latestOf(domain))?.muted).toEqual({ until: later, reason: 'move' });
    const byDomain = await mute({ scope: { domainId: domain.id }, reason: 'forever' });
    expect((await latestOf(domain))?.muted).toEqual({ until: null, reason: 'forever' });
    const listed = (await user.get<MuteDto[]>('/api/mutes')).body.map(({ id }) => id);
    expect(listed).toEqual([byDomain.id, byBrand.id, byTag.id]);
    const first = await user.get<MuteDto[]>('/api/mutes?limit=2');
    expect(first.body.map(({ id }) => id)).toEqual(listed.slice(0, 2));
    const [, rest = ''] = /^<(.+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    expect((await user.get<MuteDto[]>(rest)).body.map(({ id }) => id)).toEqual(listed.slice(2));
    const silencing = async (id: string) => (await user.get<MuteDto[]>(`/api/mutes?domain=${id}`)).body;
    expect((await silencing(domain.id)).map(({ id }) => id)).toEqual(listed);
    expect(await silencing((await blocked()).domain.id)).toEqual([]);
    const end = async (id: string) => (await admin.delete(`/api/mutes/${id}`)).status;
    expect([await end(byDomain.id), await end(byBrand.id), await end(byTag.id), await end(byTag.id)]).toEqual([
      ...[204, 204, 204, 404],
    ]);
    expect((await latestOf(domain))?.muted).toBeNull();
    await eventually(
      async () => ended.map(({ id }) => id),
      (ids) => [byDomain.id, byBrand.id, byTag.id].every((id) => ids.includes(id)),
    );
    expect(toldOf(incident)).toEqual(['opened']);
    expect(fieldsOf(await mute({ scope: { tag: 'x' }, until: '2020-01-01T00:00:00Z', reason: 'late' }))).toEqual([
      'until',
    ]);
    expect((await mute({ scope: { domainId: 'f'.repeat(24) }, reason: 'gone' })).code).toBe('DOMAIN_NOT_FOUND');
    expect((await mute({ scope: { brandId: 'f'.repeat(24) }, reason: 'gone' })).code).toBe('BRAND_NOT_FOUND');
  });

  it('say where messages went to admins only', async () => {
    const { incident } = await blocked();
    const deliveriesFor = async (client: SignedInClient) =>
      (await client.get<IncidentDto>(`/api/incidents/${incident.id}`)).body.deliveries[0];
    expect(await deliveriesFor(admin)).toMatchObject({ channel: { name: 'Night' }, error: 'chat not found' });
    const forUser = await deliveriesFor(user);
    expect(forUser).toMatchObject({ kind: 'telegram', state: 'failed' });
    expect(Object.keys(forUser ?? {})).not.toEqual(expect.arrayContaining(['channel']));
    expect(forUser).not.toHaveProperty('error');
  });

  it('come live to clients that take batches, without what is for admins', async () => {
    const [batch, each] = [
      await listenLive(api.url, { token: admin.token, batch: true }),
      await listenLive(api.url, { token: admin.token }),
    ];
    const { domain, incident } = await blocked();
    const heard = await eventually(
      () => Promise.resolve(batch.heard('incidents:changed')),
      (messages) => messages.some(({ incidents }) => incidents.some(({ id }) => id === incident.id)),
    );
    const last = heard.at(-1)!;
    expect(last.counts.open).toBeGreaterThan(0);
    expect(last.incidents[0]?.deliveries[0]).not.toHaveProperty('channel');
    await admin.post('/api/mutes', { scope: { brandId: domain.brand.id }, reason: 'a sale' });
    await eventually(
      async () => batch.heard('incidents:changed').flatMap(({ incidents }) => incidents),
      (all) => all.some(({ id, muted }) => id === incident.id && muted?.reason === 'a sale'),
    );
    expect(each.heard('incidents:changed')).toEqual([]);
    for (const client of [batch, each]) client.close();
  });

  it('are exported as a spreadsheet in which nothing is a formula', async () => {
    const { domain, incident } = await blocked();
    const note = '=HYPERLINK("http://evil.example","x")';
    await admin.post('/api/incidents/acknowledge', { ids: [incident.id], note });
    const { status, headers, body: text } = await user.get<string>(`/api/incidents/export.csv?domain=${domain.id}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [header, row, ...rest] = text.trimEnd().split('\r\n');
    expect(header?.split(',').slice(0, 5)).toEqual(['id', 'domain', 'displayName', 'brand', 'state']);
    expect(row).toContain(`${incident.id},${domain.domain},${domain.domain},`);
    expect(row).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(rest).toEqual([]);
  });

  it('that are still to be made are counted for whoever watches the server', async () => {
    await blocked();
    const due = await eventually(
      async () => (await api.stranger.get<string>('/metrics')).body,
      (metrics) => /^nawala_history_due 0$/m.test(metrics),
    );
    expect(due).toMatch(/^nawala_history_due_oldest_seconds 0$/m);
  });

  it('end with the vantage that saw them when it is forgotten, which nobody is told', async () => {
    const domain = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    const live = await listenLive(api.url, { token: admin.token });
    await report(api.stranger, domain.id, 'blocked', { vantage: 'leaving' });
    const { id } = await until(domain, ({ state }) => state === 'open');
    timePasses(api, 50 * MINUTE);
    await report(api.stranger, domain.id, 'accessible', { vantage: 'staying' });
    timePasses(api, 70 * MINUTE);
    await eventually(
      () => admin.delete('/api/vantages/leaving'),
      ({ status }) => status === 204,
    );
    const { nawala, vantages } = (await admin.get<DomainDto>(`/api/domains/${domain.id}`)).body;
    expect([nawala.status, vantages.map(({ vantage }) => vantage)]).toEqual(['tidak ada', ['staying']]);
    expect((await transitionsOf(admin, domain.id))[0]).toMatchObject({
      ...{ kind: 'verdict', vantage: 'leaving', to: 'unknown', reasonCode: 'vantage.forgotten' },
      nawala: { from: 'ada', to: 'tidak ada' },
    });
    const ended = await until(domain, ({ state }) => state === 'closed');
    expect(ended).toMatchObject({ id, closedBecause: 'vantage-forgotten' });
    const heard = () => told.filter(({ incident }) => incident.id === id).map(({ type }) => type);
    await eventually(
      async () => heard(),
      (types) => types.length > 1,
    );
    expect(heard()).toEqual(['opened', 'closed-silently']);
    expect(await live.hears('domains:changed')).toEqual([{ reason: 'bulk' }]);
    expect((await live.hears('vantage:forgotten'))[0]).toEqual({ vantage: 'leaving' });
    live.close();
  });

  it('that are not there are not found', async () => {
    const gone = `/api/incidents/${'f'.repeat(24)}`;
    const answers = [await user.get<ProblemDto>(gone), await admin.delete<ProblemDto>(`${gone}/acknowledgement`)];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([404, 'INCIDENT_NOT_FOUND']));
  });
});
