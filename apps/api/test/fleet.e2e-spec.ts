import type {
  BrandDto,
  CheckDto,
  CheckerDto,
  CheckStartedDto,
  DomainDto,
  ProblemDto,
  VantageLabelDto,
} from '@nawala/contracts';
import { addKey, connectAgent, type TestAgent } from './support/agent';
import { addBrand, addDomain } from './support/catalogue';
import { eventually } from './support/eventually';
import { listenLive, type LiveClient } from './support/live-client';
import { startRedis, type TestRedis } from './support/redis';
import { startApi, type TestApi } from './support/start-api';
import { signInAs, type SignedInClient } from './support/users';

const BLOCKED = { status: 'blocked', method: 'dns', reason: 'a block page', confirmed: true, durationMs: 120 } as const;

describe('Agents', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let user: SignedInClient;
  let brand: BrandDto;
  let secret: string;
  const open: (TestAgent | LiveClient)[] = [];

  beforeAll(async () => {
    api = await startApi();
    [admin, user] = [await api.signedIn('admin'), await api.signedIn('user')];
    brand = await addBrand(admin);
    secret = (await addKey(admin)).secret;
  });
  afterEach(() => open.splice(0).forEach((each) => each.close()));
  afterAll(() => api?.stop());

  const connect = async (...[key, hello]: [key?: string, hello?: object]): Promise<TestAgent> => {
    const agent = await connectAgent(api.url, key ?? secret, hello);
    open.push(agent);
    const name = (agent.socket.auth as { agent: { name: string } }).agent.name;
    await eventually(
      () => checkers(),
      (all) => all.some((each) => each.name === name && each.connected),
    );
    return agent;
  };
  const listen = async (who: SignedInClient): Promise<LiveClient> => {
    const live = await listenLive(api.url, { token: who.token });
    open.push(live);
    return live;
  };
  const checkers = async (who = admin): Promise<CheckerDto[]> => (await who.get<CheckerDto[]>('/api/checkers')).body;
  const start = (who: SignedInClient, body: object) => who.post<CheckStartedDto & ProblemDto>('/api/checks', body);

  describe('connect', () => {
    it('with a key that reports, and are listed with what they say', async () => {
      const agent = await connect(secret, { name: 'jakarta', vantages: ['telkom', 'xl'] });
      const round = {
        startedAt: new Date(Date.now() - 10_000).toISOString(),
        total: 50,
        checked: 20,
        blocked: 2,
        inconclusive: 1,
      };
      expect(await agent.state({ round, backlog: 3 })).toEqual({ ok: true });
      const listed = (await checkers()).find(({ name }) => name === 'jakarta');
      expect(listed).toMatchObject({
        connected: true,
        version: '1.2.3',
        keyName: expect.any(String),
        address: expect.any(String),
      });
      expect(listed?.vantages.map(({ vantage }) => vantage)).toEqual(['telkom', 'xl']);
      expect(listed?.vantages[0]).toMatchObject({ round, backlog: 3, canaries: { passed: 4 }, blindSince: null });
      const seen = (await checkers(user)).find(({ name }) => name === 'jakarta');
      expect(seen).not.toHaveProperty('keyName');
      expect(seen).not.toHaveProperty('address');
    });

    it('and are told as gone when their connection ends', async () => {
      const agent = await connect(secret, { name: 'leaving' });
      const live = await listen(user);
      agent.close();
      await live.hears('checkers:changed');
      await eventually(
        () => checkers(),
        (all) => all.find(({ name }) => name === 'leaving')?.connected === false,
      );
    });

    it.each([
      ['without a key', () => undefined, {}, 'unauthorized'],
      ['with a key that nobody made', () => `nwl_${'A'.repeat(40)}`, {}, 'unauthorized'],
      ['without a name', () => secret, { name: '' }, 'name has 1 to 60 characters'],
      ['as no vantage', () => secret, { vantages: [] }, 'vantages'],
    ])('not %s', async (_what, key, hello, words) => {
      await expect(connectAgent(api.url, key(), hello)).rejects.toThrow(words);
    });

    it('not as another’s vantage, nor with a key that only reads', async () => {
      const { secret: bound } = await addKey(admin, ['xl']);
      await expect(connectAgent(api.url, bound, { vantages: ['xl', 'telkom'] })).rejects.toThrow('telkom');
      const { body } = await admin.post<{ secret: string }>('/api/keys', { name: 'Reader', scopes: ['read'] });
      await expect(connectAgent(api.url, body.secret)).rejects.toThrow('unauthorized');
    });

    it('and are gone within a second when their key is revoked', async () => {
      const { key, secret: own } = await addKey(admin);
      const agent = await connect(own);
      await admin.delete(`/api/keys/${key.id}`);
      expect(await agent.ends).toBe('io server disconnect');
      await expect(connectAgent(api.url, own)).rejects.toThrow('unauthorized');
    });

    it('of any version: what this one does not know is left out', async () => {
      const agent = await connect(secret, { name: 'newer', mood: 'fine' } as object);
      expect(await agent.state({ backlog: 2, mood: { is: 'fine' } } as object)).toEqual({ ok: true });
      expect((await checkers()).find(({ name }) => name === 'newer')?.vantages[0]?.backlog).toBe(2);
    });

    it('and are hung up on when they flood', async () => {
      const agent = await connect();
      for (let n = 0; n < 1001; n++) agent.socket.emit('agent:state', {});
      expect(await agent.ends).toBe('io server disconnect');
    });

    it('and hear what is wrong with what they say', async () => {
      const agent = await connect();
      expect(await agent.state({ vantage: 'xl' })).toEqual({ ok: false, why: expect.stringContaining('xl') });
      expect(await agent.state({ backlog: -1 })).toEqual({ ok: false, why: expect.stringContaining('backlog') });
      const twin = await connect(secret, { name: 'twin' });
      await connect(secret, { name: 'twin' });
      expect(await twin.state({})).toEqual({ ok: false, why: expect.stringContaining('same name') });
    });
  });

  describe('see networks', () => {
    const shown = async () => (await user.get<VantageLabelDto[]>('/api/vantages')).body;

    it('that are shown by the name that an admin gives them, at once and to everybody', async () => {
      await connect(secret, { vantages: ['telkom-jakarta'] });
      const live = await listen(user);
      const renamed = { vantage: 'telkom-jakarta', label: 'Telkom · Jakarta' };
      const rename = (label: string) => admin.patch<VantageLabelDto>('/api/vantages/telkom-jakarta', { label });
      expect((await rename(renamed.label)).body).toEqual(renamed);
      expect(await live.hears('vantage:renamed')).toEqual([renamed]);
      expect(await shown()).toContainEqual(renamed);
      const seen = (await checkers(user)).flatMap(({ vantages }) => vantages);
      expect(seen).toContainEqual(expect.objectContaining(renamed));
      await rename('telkom-jakarta');
      expect(await shown()).toContainEqual({ vantage: 'telkom-jakarta', label: 'telkom-jakarta' });
    });

    it('that are forgotten once they are silent', async () => {
      const agent = await connect(secret, { name: 'short-lived', vantages: ['by-mistake'] });
      const live = await listen(user);
      expect((await admin.delete<ProblemDto>('/api/vantages/by-mistake')).body.code).toBe('VANTAGE_IN_USE');
      agent.close();
      await eventually(
        () => admin.delete('/api/vantages/by-mistake'),
        ({ status }) => status === 204,
      );
      expect(await live.hears('vantage:forgotten')).toEqual([{ vantage: 'by-mistake' }]);
      expect((await shown()).map(({ vantage }) => vantage)).not.toContain('by-mistake');
      expect((await checkers()).map(({ name }) => name)).not.toContain('short-lived');
    });

    it.each([
      ['that nobody reports as', 'nobody', 404, 'VANTAGE_NOT_FOUND'],
      ['that are none', 'NO', 400, 'INVALID_INPUT'],
    ])('but none %s', async (_what, vantage, status, code) => {
      const answers = [
        await admin.patch<ProblemDto>(`/api/vantages/${vantage}`, { label: 'X' }),
        await admin.delete<ProblemDto>(`/api/vantages/${vantage}`),
      ];
      expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual([
        [status, code],
        [status, code],
      ]);
    });
  });

  describe('measure at once what somebody asks for', () => {
    let domain: DomainDto;
    beforeEach(async () => {
      domain = await addDomain(admin, { brandId: brand.id });
    });

    it('record it where it is watched, and bring it to whoever asked', async () => {
      const agent = await connect();
      const [live, other] = [await listen(user), await listen(admin)];
      const { status, body } = await start(user, { domainIds: [domain.id] });
      expect(status).toBe(202);
      expect(body).toMatchObject({ asked: ['telkom'], budgetLeft: 199 });
      const [request] = await agent.isAsked();
      expect(request).toMatchObject({ targets: [{ id: domain.id, target: domain.domain }], vantages: ['telkom'] });
      expect(await agent.answer(request!, BLOCKED)).toEqual({ ok: true });
      const [result] = await live.hears('check:result');
      expect(result).toMatchObject({ checkId: body.id, domainId: domain.id, vantage: 'telkom', ...BLOCKED });
      expect(await live.hears('check:done')).toEqual([{ checkId: body.id, missing: [] }]);
      expect((await other.hears('domain:nawala-updated'))[0]).toMatchObject({ nawala: { status: 'ada' } });
      expect(other.heard('check:result')).toEqual([]);
      const kept = await eventually(
        () => user.get<CheckDto>(`/api/checks/${body.id}`),
        (answer) => answer.body.state === 'done',
      );
      expect(kept.body.results).toEqual([result]);
      expect((await (await api.signedIn('user')).get(`/api/checks/${body.id}`)).status).toBe(404);
    });

    it('once for two who ask at the same time', async () => {
      const agent = await connect();
      const [first, second] = [await listen(user), await listen(admin)];
      await Promise.all([start(user, { domainIds: [domain.id] }), start(admin, { domainIds: [domain.id] })]);
      const [request] = await agent.isAsked();
      await agent.answer(request!, BLOCKED);
      await Promise.all([first.hears('check:done'), second.hears('check:done')]);
      expect(agent.requests).toHaveLength(1);
      // And for one who asks a moment later.
      await start(admin, { domainIds: [domain.id] });
      await second.hears('check:done', 2);
      expect(agent.requests).toHaveLength(1);
    });

    it('by the next agent of a vantage when the first does not answer', async () => {
      const [one, two] = [await connect(), await connect()];
      const live = await listen(user);
      await start(user, { domainIds: [domain.id] });
      await Promise.all([one.isAsked(), two.isAsked()]);
      await two.answer(two.requests[0]!, BLOCKED);
      expect((await live.hears('check:done'))[0]?.missing).toEqual([]);
    });

    it('and what was not asked of them counts for nothing', async () => {
      const agent = await connect(secret, { vantages: ['telkom', 'xl'] });
      await start(user, { domainIds: [domain.id], vantages: ['telkom'] });
      const [request] = await agent.isAsked();
      const refused = { ok: false, why: expect.stringContaining('not asked') };
      expect(await agent.answer(request!, BLOCKED, { vantage: 'xl' })).toEqual(refused);
      expect(await agent.answer(request!, BLOCKED, { target: 'other.example.com' })).toEqual(refused);
      expect(await agent.answer(request!, BLOCKED, { requestId: 'a'.repeat(24) })).toEqual(refused);
      expect(await agent.answer(request!, { status: 'perhaps' } as never)).toEqual({
        ok: false,
        why: expect.stringContaining('status'),
      });
      expect(await agent.answer(request!, BLOCKED)).toEqual({ ok: true });
      expect(await agent.answer(request!, BLOCKED)).toEqual(refused);
    });

    it('of a name that is not watched for admins alone, and keep nothing of it', async () => {
      const agent = await connect();
      const live = await listen(admin);
      expect((await start(user, { targets: ['new.example.com'] })).status).toBe(403);
      await start(admin, { targets: ['HTTPS://new.example.com:443/'] });
      const [request] = await agent.isAsked();
      expect(request?.targets).toEqual([{ id: null, target: 'new.example.com' }]);
      await agent.answer(request!, { ...BLOCKED, evidence: { http: { status: 200, title: 'Words' } } });
      expect((await live.hears('check:result'))[0]?.evidence).toEqual({ http: { status: 200 } });
      expect((await admin.get<{ total: number }>('/api/domains?q=new.example.com')).body.total).toBe(0);
    });

    it('of a watched name and of the same one that is only tried, each by itself and once', async () => {
      const agent = await connect();
      const live = await listen(admin);
      const domainIds = [domain.id, domain.id.toUpperCase()];
      const { body } = await start(admin, { domainIds, targets: [domain.domain] });
      const [request] = await agent.isAsked();
      expect(request).toMatchObject({ vantages: ['telkom'], targets: [{ id: domain.id }, { id: null }] });
      await agent.answer(request!, BLOCKED);
      await agent.answer(request!, BLOCKED, { id: null });
      expect(await live.hears('check:done')).toEqual([{ checkId: body.id, missing: [] }]);
      const kept = await eventually(
        () => admin.get<CheckDto>(`/api/checks/${body.id}`),
        (answer) => answer.body.state === 'done',
      );
      expect(kept.body.results.map(({ domainId }) => domainId).sort()).toEqual([domain.id, null].sort());
      expect((await admin.delete(`/api/checks/${body.id}`)).status).toBe(204);
      expect((await admin.get<CheckDto>(`/api/checks/${body.id}`)).body.state).toBe('done');
    });

    it('until somebody stops waiting', async () => {
      const agent = await connect();
      const live = await listen(user);
      const { body } = await start(user, { domainIds: [domain.id] });
      await agent.isAsked();
      expect((await admin.delete(`/api/checks/${body.id}`)).status).toBe(404);
      expect((await user.delete(`/api/checks/${body.id}`)).status).toBe(204);
      const missing = [{ target: domain.domain, vantage: 'telkom' }];
      expect(await live.hears('check:done')).toEqual([{ checkId: body.id, missing }]);
      expect((await user.get<CheckDto>(`/api/checks/${body.id}`)).body).toMatchObject({ state: 'stopped', missing });
    });
  });

  describe('are not asked', () => {
    it('when none is there', async () => {
      await eventually(
        () => checkers(),
        (all) => all.every(({ connected }) => !connected),
      );
      const { id } = await addDomain(admin, { brandId: brand.id });
      expect((await start(user, { domainIds: [id] })).body.code).toBe('NO_CHECKER');
    });

    it.each([
      ['nothing', {}, 'domainIds'],
      ['more than 50 names', { targets: Array.from({ length: 51 }, (_, n) => `n${n}.example.com`) }, 'targets'],
      ['what is no name', { targets: ['fine.example.com', '127.0.0.1'] }, 'targets.1'],
      ['what is no vantage', { targets: ['fine.example.com'], vantages: ['NO'] }, 'vantages'],
    ])('for %s', async (_what, body, field) => {
      const answer = await start(admin, body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.map(({ path }) => path)).toContain(field);
    });

    it('for more than a user may have measured', async () => {
      const vantages = ['a', 'b', 'c', 'd', 'e'];
      const agent = await connect(secret, { vantages });
      const asker = await api.signedIn('admin');
      const targets = Array.from({ length: 41 }, (_, n) => `n${n}.example.com`);
      const { status, body, headers } = await start(asker, { targets, vantages });
      expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'TOO_MANY_REQUESTS', '60']);
      expect(agent.requests).toEqual([]);
      expect((await start(asker, { targets: targets.slice(0, 40), vantages })).body.budgetLeft).toBe(0);
    });
  });
});

describe('An agent at another instance', () => {
  let redis: TestRedis;
  let here: TestApi;
  let there: TestApi;

  beforeAll(async () => {
    redis = await startRedis();
    here = await startApi({ REDIS_URL: redis.url });
    there = await startApi({ REDIS_URL: redis.url, MONGODB_URI: here.uri });
  });
  afterAll(async () => {
    await Promise.all([here?.stop(), there?.stop()]);
    await redis?.kill();
  });

  it('is asked, answers, and is gone when its key is revoked here', async () => {
    await Promise.all(
      [here, there].map((api) =>
        eventually(
          () => api.stranger.get('/health/ready'),
          ({ status }) => status === 200,
        ),
      ),
    );
    const admin = await signInAs(here.url, 'admin@example.com', 'first admin password');
    const { key, secret } = await addKey(admin);
    const agent = await connectAgent(there.url, secret);
    await eventually(
      () => admin.get<CheckerDto[]>('/api/checkers'),
      ({ body }) => body.some(({ connected }) => connected),
    );
    const { id } = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    const live = await listenLive(here.url, { token: admin.token });
    await admin.post('/api/checks', { domainIds: [id] });
    const [request] = await agent.isAsked();
    await agent.answer(request!, BLOCKED);
    expect((await live.hears('check:result'))[0]).toMatchObject({ domainId: id, status: 'blocked' });
    expect((await live.hears('check:done'))[0]?.missing).toEqual([]);
    await admin.delete(`/api/keys/${key.id}`);
    expect(await agent.ends).toBe('io server disconnect');
    live.close();
  });

  it('is named as out of reach while Redis is away, and nobody waits for it', async () => {
    const admin = await signInAs(here.url, 'admin@example.com', 'first admin password');
    const { secret } = await addKey(admin);
    const [far, near] = [
      await connectAgent(there.url, secret, { vantages: ['telkom', 'both'] }),
      await connectAgent(here.url, secret, { vantages: ['xl', 'both'] }),
    ];
    await eventually(
      () => admin.get<CheckerDto[]>('/api/checkers'),
      ({ body }) => body.filter(({ connected }) => connected).length === 2,
    );
    await redis.kill();
    const brandId = (await addBrand(admin)).id;
    const outOfReach = [{ vantage: 'telkom', why: 'out-of-reach' }];
    const { body } = await eventually(
      async () => {
        const { id } = await addDomain(admin, { brandId });
        return admin.post<CheckStartedDto>('/api/checks', { domainIds: [id] });
      },
      (answer) => answer.body.notAsked?.length === 1,
    );
    expect(body).toMatchObject({ asked: ['both', 'xl'], notAsked: outOfReach });
    const request = await eventually(
      async () => near.requests.at(-1),
      (last) => last?.vantages.length === 2,
    );
    expect(request?.vantages.toSorted()).toEqual(['both', 'xl']);
    for (const each of [far, near]) each.close();
  });
});
