import { Logger } from '@nestjs/common';
import { addBrand, addDomain, report } from './support/catalogue';
import { eventually } from './support/eventually';
import { listenLive, type LiveClient } from './support/live-client';
import { startRedis, type TestRedis } from './support/redis';
import { startApi, type TestApi } from './support/start-api';
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
    expect(await live.hears('session:revoked')).toEqual([{}]);
    expect(await live.ends).toBe('io server disconnect');
  });

  it('work on alone while Redis is away, say so, and make up for it when it is back', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const sacked = await there.signedIn('user');
    const [near, far] = [await listen(here), await listen(there)];
    const revoked = await listenLive(there.url, { token: sacked.token });
    await redis.kill();
    for (const api of [here, there]) {
      const { body } = await eventually(
        () => readiness(api),
        ({ status }) => status === 503,
      );
      expect(body).toBeDefined();
    }
    expect(warn.mock.calls.filter(([text]) => String(text).includes('Redis'))).toHaveLength(2);

    await report(here.stranger, id, 'accessible');
    expect(await near.hears('domain:nawala-updated')).toHaveLength(1);
    await report(there.stranger, id, 'blocked');
    expect(await far.hears('domain:nawala-updated')).toHaveLength(1);
    await admin.patch(`/api/users/${sacked.user.id}`, { active: false });
    expect(revoked.heard('session:revoked')).toEqual([]);

    await redis.start();
    expect(await near.hears('domains:changed')).toEqual([{ reason: 'resync' }]);
    expect(await far.hears('domains:changed')).toEqual([{ reason: 'resync' }]);
    expect(await revoked.ends).toBe('io server disconnect');
    await isReady();
    await report(here.stranger, id, 'accessible');
    await far.hears('domain:nawala-updated', 2);
    warn.mockRestore();
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
});
