import type { KeyDto, KeySecretDto, ProblemDto } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { VerdictsRecorded } from '../src/checker/events/verdicts-recorded.event';
import { addBrand, addDomain, fieldsOf, report } from './support/catalogue';
import { type Client, clientOf } from './support/client';
import { eventually } from './support/eventually';
import { makeExpired, makeKey } from './support/keys';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const UNKNOWN = `nwl_${'A'.repeat(43)}`;
const REFUSED = { status: 401, body: { code: 'UNAUTHENTICATED' } };
const FORBIDDEN = { status: 403, body: { code: 'FORBIDDEN' } };

let api: TestApi;
let admin: SignedInClient;
let id: string;

const keys = async () => (await admin.get<KeyDto[]>('/api/keys')).body;
const bulk = (client: Client, updates: unknown[]) =>
  client.post<BulkUpdateResultDto & ProblemDto>('/api/urls/bulk-update', { updates });

beforeAll(async () => {
  api = await startApi({ CHECKER_RATE_LIMIT: '100' });
  admin = await api.signedIn('admin');
  id = (await addDomain(admin, { brandId: (await addBrand(admin)).id })).id;
});
afterAll(() => api?.stop());

describe('A key', () => {
  it('tells its secret once, and leaves only a hash of it', async () => {
    const { key, secret } = await makeKey(api.url, admin, { name: 'Once', vantages: ['telkom'] });
    expect(secret).toMatch(/^nwl_[\w-]{43}$/);
    expect(key).toMatchObject({
      name: 'Once',
      prefix: secret.slice(0, 12),
      scopes: ['report'],
      vantages: ['telkom'],
      createdBy: { id: admin.user.id, name: admin.user.name },
      expiresAt: null,
      lastSeenAt: null,
      revokedAt: null,
      overlapEndsAt: null,
    });
    expect(await keys()).toContainEqual(key);
    for (const { name } of await api.db.db!.listCollections().toArray()) {
      const documents = await api.db.db!.collection(name).find().toArray();
      expect(JSON.stringify(documents)).not.toContain(secret.slice(12));
    }
  });

  it('has a name of its own until it is revoked', async () => {
    const { key } = await makeKey(api.url, admin, { name: 'Jakarta' });
    const again = await admin.post<ProblemDto>('/api/keys', { name: 'JAKARTA', scopes: ['read'] });
    expect(again).toMatchObject({ status: 409, body: { code: 'KEY_TAKEN', params: { name: 'JAKARTA' } } });
    const other = await makeKey(api.url, admin);
    const renamed = await admin.patch<ProblemDto>(`/api/keys/${other.key.id}`, { name: 'jakarta' });
    expect(renamed).toMatchObject({ status: 409, body: { code: 'KEY_TAKEN' } });
    const alike = await admin.post<ProblemDto>('/api/keys', { name: 'Ｊａｋａｒｔａ', scopes: ['read'] });
    expect(alike).toMatchObject({ status: 409, body: { code: 'KEY_TAKEN' } });
    await admin.delete(`/api/keys/${key.id}`);
    await makeKey(api.url, admin, { name: 'Jakarta' });
    const both = (await keys()).filter(({ name }) => name === 'Jakarta').map(({ revokedAt }) => revokedAt !== null);
    expect(both.sort()).toEqual([false, true]);
  });

  it.each([
    [{ name: '', scopes: ['report'] }, 'name'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['admin'] }, 'scopes'],
    [{ name: 'x', scopes: ['read', 'read'] }, 'scopes'],
    [{ name: 'x', scopes: ['report'], vantages: ['PT Telkom'] }, 'vantages'],
    [{ name: 'x', scopes: ['report'], vantages: Array.from({ length: 51 }, (_, n) => `v${n}`) }, 'vantages'],
    [{ name: 'x', scopes: ['report'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'x', scopes: ['report'], expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ name: 'x', scopes: ['report'], hash: 'y' }, 'hash'],
  ])('is not made of %p', async (body, field) => {
    const { status, body: problem } = await admin.post<ProblemDto>('/api/keys', body);
    expect([status, fieldsOf(problem)]).toEqual([400, [field]]);
  });

  it('is revoked for good, at once and however often it is asked', async () => {
    const { key, client } = await makeKey(api.url, admin);
    expect((await client.get('/api/urls')).status).toBe(200);
    for (let time = 0; time < 2; time += 1) expect((await admin.delete(`/api/keys/${key.id}`)).status).toBe(204);
    expect(await client.get('/api/urls')).toMatchObject(REFUSED);
    const refused = { status: 409, body: { code: 'KEY_REVOKED' } };
    expect(await admin.patch(`/api/keys/${key.id}`, { name: 'again' })).toMatchObject(refused);
    expect(await admin.post(`/api/keys/${key.id}/rotate`, {})).toMatchObject(refused);
    expect((await keys()).find((one) => one.id === key.id)?.revokedAt).not.toBeNull();
  });

  it('is rotated: the old secret goes on for a day, or ends at once', async () => {
    const { key, client: first } = await makeKey(api.url, admin, { expiresAt: null });
    const rotate = (now: boolean) => admin.post<KeySecretDto>(`/api/keys/${key.id}/rotate`, { now });
    const { status, body } = await rotate(false);
    expect(status).toBe(200);
    const second = clientOf(api.url, body.secret);
    const dayAhead = Date.parse(body.key.overlapEndsAt ?? '') - Date.now();
    expect(Math.abs(dayAhead - 86_400_000)).toBeLessThan(60_000);
    expect(body.key).toMatchObject({ id: key.id, prefix: body.secret.slice(0, 12) });
    for (const client of [first, second]) expect((await client.get('/api/urls')).status).toBe(200);

    const { body: third } = await rotate(true);
    expect(third.key.overlapEndsAt).toBeNull();
    for (const client of [first, second]) expect(await client.get('/api/urls')).toMatchObject(REFUSED);
    expect((await clientOf(api.url, third.secret).get('/api/urls')).status).toBe(200);
  });

  it('ends with its time, and goes on when that is moved', async () => {
    const { key, client } = await makeExpired(api, admin);
    expect(await client.get('/api/urls')).toMatchObject(REFUSED);
    const moved = await admin.patch<KeyDto>(`/api/keys/${key.id}`, { expiresAt: null });
    expect(moved.body.expiresAt).toBeNull();
    expect((await client.get('/api/urls')).status).toBe(200);
  });

  it('says when it was seen last', async () => {
    const { key, client } = await makeKey(api.url, admin);
    await client.get('/api/urls');
    const seen = await eventually(
      async () => (await keys()).find((one) => one.id === key.id)?.lastSeenAt,
      (at) => at !== null,
    );
    expect(Math.abs(Date.parse(seen!) - Date.now())).toBeLessThan(60_000);
  });
});

describe('What stands in Authorization', () => {
  it.each([
    ['an unknown key', `Bearer ${UNKNOWN}`],
    ['half a key', 'Bearer nwl_abc'],
    ['a key and more', `Bearer ${UNKNOWN} x`],
    ['a key in another case of the scheme', `bearer ${UNKNOWN}`],
  ])('is refused in public mode when it is %s', async (_, authorization) => {
    expect(await api.stranger.get('/api/urls', { authorization })).toMatchObject(REFUSED);
  });

  it.each([
    ['another token', 'Bearer abc'],
    ['another scheme', 'Basic bndsX2E6Yg=='],
    ['a key in another scheme', `Basic ${UNKNOWN}`],
    ['nothing', ''],
  ])('is ignored in public mode when it is %s', async (_, authorization) => {
    expect((await api.stranger.get('/api/urls', { authorization })).status).toBe(200);
  });
});

describe('A report with a key', () => {
  const vantagesOf = async () => {
    const { body } = await admin.get<{ vantages: { vantage: string }[] }>(`/api/domains/${id}`);
    return body.vantages.map(({ vantage }) => vantage);
  };

  it('counts for the one vantage of the key, named or not, and for no other', async () => {
    const { client } = await makeKey(api.url, admin, { vantages: ['telkom'] });
    expect((await report(client, id, 'blocked')).body.message).toContain('telkom saw it');
    expect((await report(client, id, 'blocked', { vantage: 'telkom' })).status).toBe(200);
    const before = await vantagesOf();
    expect(before).toContain('telkom');
    expect(await report(client, id, 'blocked', { vantage: 'xl' })).toMatchObject(FORBIDDEN);
    expect(await vantagesOf()).toEqual(before);
  });

  it('must name one of several, and in a bulk each item answers for itself', async () => {
    const { client } = await makeKey(api.url, admin, { vantages: ['indosat', 'smartfren'] });
    const { status, body } = await report(client, id, 'down');
    expect([status, fieldsOf(body)]).toEqual([400, ['scanResult.vantage']]);
    expect(body.detail).toContain('indosat, smartfren');
    const item = (vantage?: string) => ({ id, scanResult: { status: 'down', vantage } });
    const { data } = (await bulk(client, [item('indosat'), item('xl'), item(), item('smartfren')])).body;
    expect(data).toMatchObject({ success: 2, failed: 2 });
    expect(data.errors.map(({ index, error }) => [index, error])).toEqual([
      [1, expect.stringContaining('does not report as xl')],
      [2, expect.stringContaining('indosat, smartfren')],
    ]);
  });

  it('brings as many networks as its admin likes: what one address may bring does not count for it', async () => {
    const { client } = await makeKey(api.url, admin);
    const names = Array.from({ length: 15 }, (_, n) => `brought-${n}`);
    const items = names.map((vantage) => ({ id, scanResult: { status: 'down', vantage } }));
    expect((await bulk(client, items)).body.data).toMatchObject({ success: 15, failed: 0 });
    const kept = await eventually(
      () =>
        api.db
          .collection('vantages')
          .find({ vantage: { $in: names } })
          .toArray(),
      ({ length }) => length === names.length,
    );
    expect(kept.every(({ keyed }) => keyed === true)).toBe(true);
    expect((await bulk(api.stranger, items.slice(0, 1))).body.data).toMatchObject({ success: 1 });
    const unknown = names.map((name) => ({ id, scanResult: { status: 'down', vantage: `un${name}` } }));
    expect((await bulk(api.stranger, unknown)).body.data).toMatchObject({ success: 10, failed: 5 });
  });

  it('of two agents that claim one vantage: the later result stands, whoever sent it', async () => {
    const [one, two] = [
      await makeKey(api.url, admin, { vantages: ['shared'] }),
      await makeKey(api.url, admin, { vantages: ['shared'] }),
    ];
    const at = (seconds: number) => ({ checkedAt: new Date(Date.now() - seconds * 1000).toISOString() });
    await report(one.client, id, 'blocked', at(10));
    await report(two.client, id, 'accessible', at(30));
    const late = await admin.get<{ vantages: { vantage: string; status: string }[] }>(`/api/domains/${id}`);
    expect(late.body.vantages.filter(({ vantage }) => vantage === 'shared')).toMatchObject([{ status: 'ada' }]);
    await report(two.client, id, 'accessible', at(1));
    const after = await admin.get<{ vantages: { vantage: string; status: string }[] }>(`/api/domains/${id}`);
    expect(after.body.vantages.filter(({ vantage }) => vantage === 'shared')).toMatchObject([{ status: 'tidak ada' }]);
  });

  it('spends the key’s budget in scans, and what does not fit is refused whole', async () => {
    const [one, two] = [await makeKey(api.url, admin), await makeKey(api.url, admin)];
    const items = (count: number) => Array.from({ length: count }, () => ({ id, scanResult: { status: 'blocked' } }));
    let recorded = 0;
    const count = ({ verdicts }: VerdictsRecorded) => void (recorded += verdicts.length);
    api.app.get(EventEmitter2).on(VerdictsRecorded.event, count);
    expect((await bulk(one.client, items(75))).status).toBe(200);
    const before = recorded;
    const refused = await bulk(one.client, items(26));
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([before > 0, recorded]).toEqual([true, before]);
    expect((await bulk(one.client, items(25))).status).toBe(200);
    // Neither another key's nor the address's, which is the same for all.
    expect((await bulk(two.client, items(100))).status).toBe(200);
    // A new secret is no new budget.
    const { body } = await admin.post<KeySecretDto>(`/api/keys/${one.key.id}/rotate`, {});
    expect((await bulk(clientOf(api.url, body.secret), items(90))).status).toBe(429);
    api.app.get(EventEmitter2).off(VerdictsRecorded.event, count);
  });
});
