import type { ProblemDto, SessionDto } from '@nawala/contracts';
import { startApi, type TestApi } from './support/start-api';
import { createUser, PASSWORD, refreshCookie, signInAs } from './support/users';

describe('Signing in and staying signed in', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api?.stop());

  const login = (email: string, password: string) =>
    api.stranger.post<ProblemDto>('/api/auth/login', { email, password });
  const refresh = (cookie: string) => api.stranger.post<SessionDto>('/api/auth/refresh', undefined, { cookie });

  it('makes the first admin from ADMIN_EMAIL and ADMIN_PASSWORD', async () => {
    const { user } = await signInAs(api.url, 'admin@example.com', 'first admin password');
    expect(user).toMatchObject({ role: 'admin', active: true });
  });

  it('answers with a token, the user and a cookie that no script can read', async () => {
    const { email } = await createUser(api.app, 'user');
    const { status, body, headers } = await api.stranger.post<SessionDto>('/api/auth/login', {
      email: ` ${email.toUpperCase()}`.trim(),
      password: PASSWORD,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 900, user: { email, role: 'user' } });
    expect(body.user.lastLoginAt).not.toBeNull();
    const [cookie, id] = headers.getSetCookie();
    expect(id).toMatch(/^refresh_id=[\w-]{12}; Max-Age=2592000; Path=\/; SameSite=Strict$/);
    expect(cookie).toMatch(/^refresh_token=[\w-]{43};/);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/api/auth', 'Max-Age=2592000']) {
      expect(cookie).toContain(attribute);
    }
  });

  it('keeps only hashes of passwords and tokens', async () => {
    const { token, cookie, user } = await api.signedIn('user');
    const stored = JSON.stringify([
      await api.db.collection('users').find().toArray(),
      await api.db.collection('sessions').find().toArray(),
    ]);
    expect(stored).toContain(user.email);
    for (const secret of [token, cookie.split('=')[1]!, PASSWORD]) expect(stored).not.toContain(secret);
  });

  it('answers alike to a wrong e-mail, a wrong password and a deactivated user', async () => {
    const { email } = await createUser(api.app, 'user');
    const gone = await createUser(api.app, 'user');
    const admin = await api.signedIn('admin');
    await admin.patch(`/api/users/${gone.id}`, { active: false });
    const answers = await Promise.all([
      login('nobody@example.com', PASSWORD),
      login(email, 'not the right password'),
      login(gone.email, PASSWORD),
    ]);
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({ status: 401, body: answers[0]?.body });
      expect(body.code).toBe('BAD_CREDENTIALS');
    }
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    const { email } = await createUser(api.app, 'user');
    const timed = async (address: string): Promise<number> => {
      const start = performance.now();
      await login(address, 'not the right password');
      return performance.now() - start;
    };
    // In turn, so that whatever else the machine does slows both alike.
    const unknown: number[] = [];
    const known: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      unknown.push(await timed('nobody@example.com'));
      known.push(await timed(email));
    }
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('exchanges a refresh token once, and for the same session', async () => {
    const client = await api.signedIn('user');
    const first = await refresh(client.cookie);
    expect(first.status).toBe(200);
    const next = refreshCookie(first.headers);
    expect(next).not.toBe(client.cookie);
    expect((await refresh(next)).status).toBe(200);
    expect((await client.get('/api/auth/me')).status).toBe(200);
  });

  it('ends the whole session when a dead refresh token comes back', async () => {
    const client = await api.signedIn('user');
    const next = refreshCookie((await refresh(client.cookie)).headers);
    expect((await refresh(client.cookie)).status).toBe(401);
    expect((await refresh(next)).status).toBe(401);
    expect((await client.get('/api/auth/me')).status).toBe(401);
  });

  it('never gives two tokens for one, however many ask at once', async () => {
    const { cookie } = await api.signedIn('user');
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(cookie)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(4);
  });

  it('refuses a refresh without a cookie or with an invented one', async () => {
    expect((await api.stranger.post('/api/auth/refresh')).status).toBe(401);
    expect((await refresh('refresh_token=invented')).status).toBe(401);
  });

  it('ends the session at sign-out, and does not mind being asked twice', async () => {
    const client = await api.signedIn('user');
    const logout = () => api.stranger.post('/api/auth/logout', undefined, { cookie: client.cookie });
    const { status, headers } = await logout();
    expect(status).toBe(204);
    expect(headers.getSetCookie()[0]).toMatch(/^refresh_token=;.*Expires=Thu, 01 Jan 1970/);
    expect((await client.get('/api/auth/me')).status).toBe(401);
    expect((await refresh(client.cookie)).status).toBe(401);
    expect((await logout()).status).toBe(204);
  });

  it('changes a password for who knows the old one, and ends all other sessions', async () => {
    const here = await api.signedIn('user');
    const there = await signInAs(api.url, here.user.email, PASSWORD);
    const newPassword = 'a completely new password';
    const wrong = await here.patch<ProblemDto>('/api/auth/password', { currentPassword: 'guess', newPassword });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'currentPassword' }] } });

    expect((await here.patch('/api/auth/password', { currentPassword: PASSWORD, newPassword })).status).toBe(204);
    expect((await here.get('/api/auth/me')).status).toBe(200);
    expect((await there.get('/api/auth/me')).status).toBe(401);
    expect((await login(here.user.email, PASSWORD)).status).toBe(401);
    await signInAs(api.url, here.user.email, newPassword);
  });
});
