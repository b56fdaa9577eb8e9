import { Logger } from '@nestjs/common';
import type { DomainPageDto } from '@nawala/contracts';
import { addBrand, addDomain, report } from './support/catalogue';
import { clientOf } from './support/client';
import { eventually } from './support/eventually';
import { listenLive, type LiveClient } from './support/live-client';
import { startRedis, type TestRedis } from './support/redis';
import { startApi, type TestApi } from './support/start-api';
import { openGate } from './support/tcp-gate';
import { signInAs, type SignedInClient } from './support/users';

describe('Two instances with one Redis', () => {
  let redis: TestRedis;
  let here: TestApi;
  let there: TestApi;
  let admin: SignedInClient;
  let id: string;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    const shared = { REDIS_URL: redis.url, LOGIN_RATE_LIMIT: '5' };
    here = await startApi(shared);
    there = await startApi({ ...shared, MONGODB_URI: here.uri });
    await isReady();
    admin = await signInAs(here.url, 'admin@example.com', 'first admin password');
    const brand = await addBrand(admin);
    id = (await addDomain(admin, { brandId: brand.id })).id;
  });
  afterEach(() => open.splice(0).forEach((client) => client.close()));
  afterAll(async () => {
    await Promise.all([here?.stop(), there?.stop()]);
    await redis?.kill();
  });

  const listen = async (api: TestApi, more: Record<string, unknown> = {}): Promise<LiveClient> => {
    const client = await listenLive(api.url, { token: admin.token, ...more });
    open.push(client);
    return client;
  };
  const readiness = (api: TestApi) => api.stranger.get<{ details: { redis: { status: string } } }>('/health/ready');
  const isReady = () =>
    Promise.all(
      [here, there].map((api) =>
        eventually(
          () => readiness(api),
          ({ status }) => status === 200,
        ),
      ),
    );

  it('bring a verdict that one of them recorded to the clients of both, in either form', async () => {
    const [near, far, each] = [
      await listen(here, { batch: true }),
      await listen(there, { batch: true }),
      await listen(there),
    ];
    await report(here.stranger, id, 'blocked');
    for (const client of [near, far]) {
      const [message] = await client.hears('domains:bulk-nawala-updated');
      expect(message?.updates).toMatchObject([{ domainId: id, nawala: { status: 'ada' } }]);
    }
    expect(await each.hears('domain:nawala-updated')).toHaveLength(1);
    expect(near.heard('domains:bulk-nawala-updated')).toHaveLength(1);
  });

  it('end a session everywhere', async () => {
    const leaving = await here.signedIn('user');
    const live = await listenLive(there.url, { token: leaving.token });
    await admin.patch(`/api/users/${leaving.user.id}`, { active: false });
    expect(await live.hears('session:revoked')).toEqual([{ reason: 'account-changed' }]);
    expect(await live.ends).toBe('io server disconnect');
  });

  it('work on alone while Redis is away, say so once, and make up for it when it is back', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const error = jest.spyOn(Logger.prototype, 'error');
    const sacked = await there.signedIn('user');
    const pair = async () => [await listen(here), await listen(here, { batch: true })] as const;
    const [[near, nearBatch], far, farBatch] = [
      await pair(),
      await listen(there),
      await listen(there, { batch: true }),
    ];
    const revoked = await listenLive(there.url, { token: sacked.token });
    await redis.kill();
    for (const api of [here, there]) {
      const { headers, body } = await eventually(
        () => readiness(api),
        ({ status }) => status === 503,
      );
      expect(body).toMatchObject({ status: 503, code: 'NOT_READY', title: 'Service Unavailable' });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      // Restarting us would not bring it back.
      expect((await api.stranger.get('/health/live')).status).toBe(200);
    }

    const REPORTS = 20;
    const reasons = Array.from({ length: REPORTS }, (_, n) => `report ${n}`);
    for (const [api, clients] of [
      [here, [near, nearBatch]],
      [there, [far, farBatch]],
    ] as const) {
      const before = clients[0].heard('domain:nawala-updated').length;
      for (const [n, reason] of reasons.entries())
        expect((await report(api.stranger, id, n % 2 ? 'blocked' : 'accessible', { reason })).status).toBe(200);
      expect(
        (await clients[0].hears('domain:nawala-updated', before + REPORTS)).map(({ nawala }) => nawala.reason),
      ).toEqual(reasons);
      await eventually(
        async () => clients[1].heard('domains:bulk-nawala-updated').flatMap(({ updates }) => updates).length,
        (count) => count === REPORTS,
      );
    }
    await admin.patch(`/api/users/${sacked.user.id}`, { active: false });
    // Nobody tells the other instance: it looks for itself.
    expect(await revoked.hears('session:revoked')).toEqual([{ reason: 'account-changed' }]);
    expect(await revoked.ends).toBe('io server disconnect');
    // Each instance once, and not for every message that it could not pass on.
    expect(warn.mock.calls.filter(([text]) => String(text).includes('Redis'))).toHaveLength(2);
    expect(error.mock.calls).toEqual([]);

    await redis.start();
    for (const client of [near, nearBatch, far, farBatch])
      expect(await client.hears('domains:changed')).toEqual([{ reason: 'resync' }]);
    await isReady();
    await report(here.stranger, id, 'accessible', { reason: 'from here' });
    await report(there.stranger, id, 'blocked', { reason: 'from there' });
    for (const client of [near, far])
      expect(
        (await client.hears('domain:nawala-updated', REPORTS + 2)).slice(REPORTS).map(({ nawala }) => nawala.reason),
      ).toEqual(['from here', 'from there']);
    expect(warn.mock.calls.filter(([text]) => String(text).includes('Redis'))).toHaveLength(2);
    for (const spy of [warn, error]) spy.mockRestore();
  });

  it('end a session everywhere though Redis was away for one of them alone, as soon as it is back', async () => {
    const gate = await openGate({ host: '127.0.0.1', port: Number(new URL(redis.url).port) });
    const cutOff = await startApi({ REDIS_URL: `redis://127.0.0.1:${gate.port}`, MONGODB_URI: here.uri });
    try {
      await eventually(
        () => readiness(cutOff),
        ({ status }) => status === 200,
      );
      const sacked = await here.signedIn('user');
      const live = await listenLive(there.url, { token: sacked.token });
      await gate.cut();
      await eventually(
        () => readiness(cutOff),
        ({ status }) => status === 503,
      );
      const boss = await signInAs(cutOff.url, 'admin@example.com', 'first admin password');
      await boss.patch(`/api/users/${sacked.user.id}`, { active: false });
      await gate.mend();
      expect(await live.hears('session:revoked')).toEqual([{ reason: 'account-changed' }]);
      expect(await live.ends).toBe('io server disconnect');
    } finally {
      await cutOff.stop();
      await gate.close();
    }
  });

  it('keep to their budgets while Redis is away, each for itself', async () => {
    await redis.kill();
    await eventually(
      () => readiness(here),
      ({ status }) => status === 503,
    );
    const guess = () => here.stranger.post('/api/auth/login', { email: 'stranger@example.com', password: 'wrong' });
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await guess()).status);
    expect(statuses).toContain(429);
    expect(
      (await there.stranger.post('/api/auth/login', { email: 'another@example.com', password: 'wrong' })).status,
    ).toBe(401);
    await redis.start();
    await isReady();
  });

  it('start and stop without it', async () => {
    await redis.kill();
    const alone = await startApi({ REDIS_URL: redis.url, MONGODB_URI: here.uri });
    expect((await readiness(alone)).status).toBe(503);
    const live = await listenLive(alone.url, { token: admin.token });
    await report(alone.stranger, id, 'blocked');
    expect(await live.hears('domain:nawala-updated')).toHaveLength(1);
    await alone.stop();
    await redis.start();
  });

  it('share budgets', async () => {
    await isReady();
    const guess = (api: TestApi) =>
      api.stranger.post('/api/auth/login', { email: 'nobody@example.com', password: 'wrong' });
    const statuses = [];
    for (const api of [here, there, here, there, here, there]) statuses.push((await guess(api)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('show in their lists at once what the other has changed', async () => {
    const list = async (api: TestApi, query: string) => {
      const { body } = await clientOf(api.url, admin.token).get<DomainPageDto>(`/api/domains?tag=moved&${query}`);
      return body.items.map((item) => item.id);
    };
    const { id: moved } = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    for (const api of [here, there]) expect(await list(api, '')).toEqual([]);
    await admin.patch(`/api/domains/${moved}`, { tags: ['moved'] });
    for (const api of [there, here]) expect(await list(api, 'status=unknown')).toEqual([moved]);
    await report(there.stranger, moved, 'accessible');
    for (const api of [there, here])
      await eventually(
        () => list(api, 'status=tidak-ada'),
        ({ length }) => length === 1,
      );
  });
});
