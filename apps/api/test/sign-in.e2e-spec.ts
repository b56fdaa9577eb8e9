import { hash } from '@node-rs/argon2';
import type { SessionDto } from '@nawala/contracts';
import { Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { startApi, type TestApi } from './support/start-api';
import { createUser, deviceCookie, PASSWORD, refreshCookie, signInAs, type SignedInClient } from './support/users';

const DAY_MS = 86_400_000;

describe('Signing in', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi({ CORS_ORIGINS: 'https://nawala.example.com' });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => api?.stop());

  const login = (email: string, password: string, headers = {}) =>
    api.stranger.post<SessionDto>('/api/auth/login', { email, password }, headers);
  const refresh = (cookie: string, headers = {}) =>
    api.stranger.post<SessionDto>('/api/auth/refresh', undefined, { cookie, ...headers });

  it('takes a password in any Unicode form, and keeps one of them from then on', async () => {
    const { id, email } = await createUser(api.app, 'user');
    const [composed, decomposed] = ['caf\u00e9 sur la plage', 'cafe\u0301 sur la plage'];
    const users = api.db.collection('users');
    const kept = await hash(decomposed);
    await users.updateOne({ _id: new Types.ObjectId(id) }, { $set: { passwordHash: kept } });
    expect((await login(email, composed)).status).toBe(401);
    expect((await login(email, decomposed)).status).toBe(200);
    expect((await login(email, composed)).status).toBe(200);
    expect((await login(email, decomposed)).status).toBe(200);
  });

  it('that fails is written down with account and address, and without the password', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const { email } = await createUser(api.app, 'user');
    await login(email, 'not the right password');
    await login('nobo\u202edy@example.com', 'not the right password');
    const failed = warn.mock.calls.filter(([, message]) => message === 'Sign-in failed');
    expect(failed.map(([facts]) => facts as unknown)).toEqual([
      { account: email, address: '127.0.0.1', why: 'wrong password' },
      { account: 'nobody@example.com', address: '127.0.0.1', why: 'unknown account' },
    ]);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('not the right password');
  });

  it('leaves a mark of the browser that no script can read and that tells nothing', async () => {
    const { email } = await createUser(api.app, 'user');
    const { headers } = await login(email, PASSWORD);
    const cookie = headers.getSetCookie().find((text) => text.startsWith('known_device='));
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/api/auth', 'Max-Age=34560000'])
      expect(cookie).toContain(attribute);
    const claims = Buffer.from(deviceCookie(headers).split('.')[1] ?? '', 'base64url').toString();
    expect(claims).not.toContain(email);
    expect((await api.stranger.get('/api/auth/me', bearer(deviceCookie(headers).split('=')[1]))).status).toBe(401);
  });

  const bearer = (token = '') => ({ authorization: `Bearer ${token}` });

  describe('from a page of somebody else', () => {
    const evil = { origin: 'https://evil.example.com' };
    let client: SignedInClient;
    beforeAll(async () => {
      client = await api.signedIn('user');
    });

    it('is refused, and so is a refresh and a sign-out', async () => {
      expect((await login(client.user.email, PASSWORD, evil)).status).toBe(403);
      expect((await refresh(client.cookie, evil)).status).toBe(403);
      expect((await api.stranger.post('/api/auth/logout', undefined, { cookie: client.cookie, ...evil })).status).toBe(
        403,
      );
      expect((await client.get('/api/auth/me')).status).toBe(200);
    });

    it('is not what our own pages are', async () => {
      const { headers, status } = await refresh(client.cookie, { origin: 'https://nawala.example.com' });
      expect(status).toBe(200);
      expect((await refresh(refreshCookie(headers), { origin: api.url })).status).toBe(200);
    });
  });

  it('lasts 90 days at most, however often it is renewed', async () => {
    const client = await api.signedIn('user');
    const sessions = api.db.collection('sessions');
    const user = new Types.ObjectId(client.user.id);
    const startedAt = new Date(Date.now() - 89 * DAY_MS);
    await sessions.updateMany({ user }, { $set: { startedAt } });
    const { headers } = await refresh(client.cookie);
    const [cookie = ''] = headers.getSetCookie();
    expect(Number(/Max-Age=(\d+)/.exec(cookie)?.[1])).toBeLessThanOrEqual(86_400);
    const alive = await sessions.findOne({ user, rotatedAt: null });
    expect(alive?.['startedAt']).toEqual(startedAt);
    expect((alive?.['expiresAt'] as Date).getTime()).toBeLessThanOrEqual(startedAt.getTime() + 90 * DAY_MS);
  });

  it('is asked about once for each request, whoever wants to know', async () => {
    const client = await signInAs(api.url, 'admin@example.com', 'first admin password');
    const jws = jest.requireActual<{ verify(...args: unknown[]): boolean }>('jws');
    const verified = jest.spyOn(jws, 'verify');
    expect((await client.get('/api/auth/me')).status).toBe(200);
    expect(verified).toHaveBeenCalledTimes(1);
  });
});
