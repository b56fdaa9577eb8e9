import { JwtService } from '@nestjs/jwt';
import { listenLive } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const SECRET = 'a secret that only the tests know, 32+';

/** Header and claims in base64url, with a signature of one's own choice. */
const forge = (header: object, claims: object, signature = ''): string =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + `.${signature}`;

describe('Access tokens', () => {
  let api: TestApi;
  let client: SignedInClient;
  let claims: Record<string, unknown>;
  const jwt = new JwtService();

  beforeAll(async () => {
    api = await startApi({ JWT_SECRET: SECRET });
    client = await api.signedIn('admin');
    claims = jwt.decode<Record<string, unknown>>(client.token);
  });
  afterAll(() => api?.stop());

  const requestPasses = async (token: string): Promise<boolean> => {
    const { status } = await api.stranger.get('/api/auth/me', { authorization: `Bearer ${token}` });
    expect([200, 401]).toContain(status);
    return status === 200;
  };
  const socketPasses = async (token: string): Promise<boolean> => {
    const outcome = await listenLive(api.url, { token }).catch((error: Error) => error.message);
    if (typeof outcome !== 'string') outcome.close();
    else expect(outcome).toBe('unauthorized');
    return typeof outcome !== 'string';
  };
  const signed = (change: object, secret = SECRET, algorithm: 'HS256' | 'HS512' = 'HS256'): string =>
    jwt.sign({ ...claims, ...change }, { secret, algorithm });

  it('say who, as what and in which session, for 15 minutes', () => {
    expect(claims).toMatchObject({ sub: client.user.id, role: 'admin', iss: 'nawala', aud: 'nawala-dashboard' });
    expect(claims['sid']).toEqual(expect.any(String));
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
  });

  describe.each([
    ['of requests', requestPasses],
    ['of sockets', socketPasses],
  ])('%s', (_door, passes) => {
    it('are accepted when this server signed them (the control for all that follows)', async () => {
      expect(await passes(signed({}))).toBe(true);
    });

    it.each([
      ['another secret', () => signed({}, 'another secret that is also long enough')],
      ['another algorithm', () => signed({}, SECRET, 'HS512')],
      ['no signature', () => forge({ alg: 'none', typ: 'JWT' }, claims)],
      ['no signature, header says HS256', () => forge({ alg: 'HS256', typ: 'JWT' }, claims)],
      ['an expired time', () => signed({ exp: Math.floor(Date.now() / 1000) - 1 })],
      ['another issuer', () => signed({ iss: 'somebody' })],
      ['another audience', () => signed({ aud: 'somewhere' })],
      ['another role than the user has', () => signed({ role: 'user' })],
      ['a role that does not exist', () => signed({ role: 'owner' })],
      ['a session that does not exist', () => signed({ sid: 'invented' })],
      ['somebody else’s session', () => signed({ sub: '0'.repeat(24) })],
      ['an operator for a session', () => signed({ sid: { $ne: null } })],
      ['nonsense', () => 'abc.def.ghi'],
      ['nothing', () => ''],
      ['something after it', () => `${signed({})} abc`],
    ])('are refused with %s', async (_, token) => {
      expect(await passes(token())).toBe(false);
    });

    it.each([
      ['is deactivated', (id: string) => client.patch(`/api/users/${id}`, { active: false })],
      ['is demoted', (id: string) => client.patch(`/api/users/${id}`, { role: 'user' })],
      ['gets a new password', (id: string) => client.patch(`/api/users/${id}`, { password: 'chosen by an admin' })],
      ['is deleted', (id: string) => client.delete(`/api/users/${id}`)],
    ])('stop working at once when their user %s', async (_, lose) => {
      const victim = await api.signedIn('admin');
      expect(await passes(victim.token)).toBe(true);
      expect((await lose(victim.user.id)).status).toBeLessThan(300);
      expect(await passes(victim.token)).toBe(false);
      expect((await api.stranger.post('/api/auth/refresh', undefined, { cookie: victim.cookie })).status).toBe(401);
    });

    it('stop working at once when their session is ended', async () => {
      const leaving = await api.signedIn('user');
      await api.stranger.post('/api/auth/logout', undefined, { cookie: leaving.cookie });
      expect(await passes(leaving.token)).toBe(false);
    });
  });
});
