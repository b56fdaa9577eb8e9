import type { KeyDto } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { ReportScans } from '../src/checker/use-cases/report-scans';
import { KeyRevoked } from '../src/keys/events/key-revoked.event';
import { KeyVerifier } from '../src/keys/key-verifier.service';
import { KeysRepository } from '../src/keys/keys.repository';
import { addBrand, addDomain } from './support/catalogue';
import { clientOf } from './support/client';
import { eventually } from './support/eventually';
import { makeExpired, makeKey } from './support/keys';
import { startRedis, type TestRedis } from './support/redis';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

/** Well beyond a second: whether it is quick is measured, not asserted on a machine that does other things. */
const isRefused = ({ status }: { status: number }) => status === 401;

describe.each(['without Redis', 'with Redis'])('Two instances of one database, %s', (how) => {
  let redis: TestRedis | undefined;
  let here: TestApi;
  let there: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    redis = how === 'with Redis' ? await startRedis() : undefined;
    const shared = { CHECKER_RATE_LIMIT: '100', ...(redis && { REDIS_URL: redis.url }) };
    here = await startApi(shared);
    there = await startApi({ ...shared, MONGODB_URI: here.uri });
    admin = await here.signedIn('admin');
  });
  afterAll(async () => {
    await there?.stop();
    await here?.stop();
    await redis?.kill();
  });

  const lostOn = (api: TestApi) => {
    const lost: KeyRevoked[] = [];
    api.app.get(EventEmitter2).on(KeyRevoked.event, (event: KeyRevoked) => lost.push(event));
    return lost;
  };

  it('know a key that one of them has just made, and lose it together', async () => {
    const { key, secret, client } = await makeKey(here.url, admin);
    const far = clientOf(there.url, secret);
    expect((await far.get('/api/urls')).status).toBe(200);
    const pass = await there.app.get(KeyVerifier).verify(secret);
    const lost = lostOn(there);

    expect((await admin.delete(`/api/keys/${key.id}`)).status).toBe(204);
    expect((await client.get('/api/urls')).status).toBe(401);
    await eventually(() => far.get('/api/urls'), isRefused);
    expect(there.app.get(KeyVerifier).holds(pass!)).toBe(false);
    await eventually(
      async () => lost,
      ({ length }) => length === 1,
    );
    expect(lost).toEqual([{ keyId: key.id, prefix: key.prefix }]);
  });

  it('count what a key spends: together over Redis, each for itself without', async () => {
    const { secret } = await makeKey(here.url, admin);
    const updates = Array.from({ length: 60 }, () => ({ id: '0'.repeat(24), scanResult: { status: 'down' } }));
    const spend = async (api: TestApi) =>
      (await clientOf(api.url, secret).post('/api/urls/bulk-update', { updates })).status;
    expect([await spend(here), await spend(there)]).toEqual([200, redis ? 429 : 200]);
  });

  it('let go of a secret whose key opens something else now', async () => {
    const { key, secret } = await makeKey(here.url, admin, { vantages: ['telkom', 'xl'] });
    const verifier = there.app.get(KeyVerifier);
    const pass = await verifier.verify(secret);
    const lost = lostOn(there);
    await admin.patch(`/api/keys/${key.id}`, { vantages: ['telkom'] });
    await eventually(
      async () => verifier.holds(pass!),
      (holds) => !holds,
    );
    expect(lost).toEqual([{ keyId: key.id, prefix: key.prefix }]);
    expect((await verifier.verify(secret))?.vantages).toEqual(['telkom']);
    // What it is called changes nothing of what it opens.
    const now = await verifier.verify(secret);
    await admin.patch(`/api/keys/${key.id}`, { name: `${key.name}, renamed` });
    await eventually(
      async () => (await verifier.verify(secret))?.name,
      (name) => name?.endsWith('renamed') === true,
    );
    expect(verifier.holds(now!)).toBe(true);
  });
});

describe('Messages that are lost', () => {
  it('keep no key alive: each instance asks the database itself', async () => {
    const redis = await startRedis();
    const here = await startApi({ REDIS_URL: redis.url });
    const there = await startApi({ REDIS_URL: redis.url, MONGODB_URI: here.uri });
    const admin = await here.signedIn('admin');
    const { key, secret } = await makeKey(here.url, admin);
    const far = clientOf(there.url, secret);
    expect((await far.get('/api/urls')).status).toBe(200);
    await redis.kill();
    await admin.delete(`/api/keys/${key.id}`);
    await eventually(() => far.get('/api/urls'), isRefused);
    await there.stop();
    await here.stop();
  });
});

describe('One instance', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  it('tells of a key whose time is up', async () => {
    const lost: string[] = [];
    api.app.get(EventEmitter2).on(KeyRevoked.event, ({ keyId }: KeyRevoked) => lost.push(keyId));
    const { key } = await makeExpired(api, admin);
    await eventually(
      async () => lost,
      (ids) => ids.includes(key.id),
    );
  });

  it('records nothing of a bulk whose key is revoked while it is read', async () => {
    const id = (await addDomain(admin, { brandId: (await addBrand(admin)).id })).id;
    const { key, secret } = await makeKey(api.url, admin);
    const pass = await api.app.get(KeyVerifier).verify(secret);
    await admin.delete(`/api/keys/${key.id}`);
    // As a request goes on that was let in a moment before.
    const reports = api.app.get(ReportScans, { strict: false });
    const updates = [{ id, scanResult: { status: 'blocked' } }];
    const recorded = reports.recordBulk({ updates }, { address: 'address', pass });
    await expect(recorded).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { body } = await admin.get<{ vantages: unknown[] }>(`/api/domains/${id}`);
    expect(body.vantages).toEqual([]);
  });

  it('asks the database a few times a second at most, however many wrong keys are shown', async () => {
    const asked = jest.spyOn(KeysRepository.prototype, 'version');
    const read = jest.spyOn(KeysRepository.prototype, 'unrevoked');
    const verifier = api.app.get(KeyVerifier);
    const began = performance.now();
    const wrong = Array.from({ length: 5000 }, (_, n) => `nwl_${String(n).padStart(43, 'x')}`);
    const found = await Promise.all(wrong.map((secret) => verifier.verify(secret)));
    const tenths = Math.ceil((performance.now() - began) / 100);
    expect(found.every((pass) => pass === undefined)).toBe(true);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2 * tenths + 2);
    expect(read.mock.calls.length).toBeLessThanOrEqual(2);
    jest.restoreAllMocks();
  });

  it('answers whoever has a key while others show thousands that are none', async () => {
    const { client } = await makeKey(api.url, admin);
    const stranger = clientOf(api.url, `nwl_${'z'.repeat(43)}`);
    const flood = Promise.all(Array.from({ length: 100 }, () => stranger.get('/api/urls')));
    expect((await client.get('/api/urls')).status).toBe(200);
    expect((await flood).every(isRefused)).toBe(true);
  });

  it('is seen once a minute, however often it is used', async () => {
    const written = jest.spyOn(KeysRepository.prototype, 'seen');
    const { key, client } = await makeKey(api.url, admin);
    const updates = [{ id: key.id, scanResult: { status: 'down' } }];
    for (let time = 0; time < 3; time += 1)
      await client.post<BulkUpdateResultDto>('/api/urls/bulk-update', { updates });
    expect(written.mock.calls.filter(([id]) => id === key.id)).toHaveLength(1);
    await Promise.all(written.mock.results.map(({ value }) => value as Promise<void>));
    const repository = api.app.get(KeysRepository, { strict: false });
    const lastSeenAt = async () =>
      (await admin.get<KeyDto[]>('/api/keys')).body.find(({ id }) => id === key.id)?.lastSeenAt;
    const first = await lastSeenAt();
    await repository.seen(key.id, new Date(Date.parse(first!) + 59_000));
    expect(await lastSeenAt()).toBe(first);
    jest.restoreAllMocks();
  });
});
