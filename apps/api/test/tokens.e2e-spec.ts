import { JwtService } from '@nestjs/jwt';
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

  const statusWith = async (token: string): Promise<number> =>
    (await api.stranger.get('/api/auth/me', { authorization: `Bearer ${token}` })).status;
  const signed = (change: object, secret = SECRET, algorithm: 'HS256' | 'HS512' = 'HS256'): string =>
    jwt.sign({ ...claims, ...change }, { secret, algorithm });

  it('say who, as what and in which session, for 15 minutes', () => {
    expect(claims).toMatchObject({ sub: client.user.id, role: 'admin', iss: 'nawala', aud: 'nawala-dashboard' });
    expect(claims['sid']).toEqual(expect.any(String));
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
  });

  it('are accepted when this server signed them (the control for all that follows)', async () => {
    expect(await statusWith(signed({}))).toBe(200);
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
  ])('are refused with %s', async (_, token) => {
    expect(await statusWith(token())).toBe(401);
  });

  it.each([
    ['deactivated', { active: false }],
    ['demoted', { role: 'user' }],
  ])('stop working at once when their user is %s', async (_, change) => {
    const victim = await api.signedIn('admin');
    expect((await client.patch(`/api/users/${victim.user.id}`, change)).status).toBe(200);
    expect((await victim.get('/api/auth/me')).status).toBe(401);
    expect((await api.stranger.post('/api/auth/refresh', undefined, { cookie: victim.cookie })).status).toBe(401);
  });

  it('stop working at once when their user is deleted or gets a new password', async () => {
    const [deleted, reset] = await Promise.all([api.signedIn('user'), api.signedIn('user')]);
    expect((await client.delete(`/api/users/${deleted.user.id}`)).status).toBe(204);
    expect((await client.patch(`/api/users/${reset.user.id}`, { password: 'chosen by an admin' })).status).toBe(200);
    expect((await deleted.get('/api/auth/me')).status).toBe(401);
    expect((await reset.get('/api/auth/me')).status).toBe(401);
  });
});
