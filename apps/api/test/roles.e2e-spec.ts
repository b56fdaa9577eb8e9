import type { LiveServer } from '../src/live/live-types';
import { LiveGateway } from '../src/live/live.gateway';
import type { Client } from './support/client';
import { makeExpired, makeKey } from './support/keys';
import { listenLive } from './support/live-client';
import { addressOf, type Route, routesOf } from './support/routes';
import { startApi, type TestApi } from './support/start-api';

const CALLERS = ['stranger', 'user', 'admin', 'report', 'elsewhere', 'read', 'revoked', 'expired'] as const;
type Caller = (typeof CALLERS)[number];

/** `in`: neither 401 nor 403. Callers that are not named are not asked about. */
type Row = Partial<Record<Caller, 401 | 403 | 'in'>>;

const GOOD_KEYS = { report: 403, elsewhere: 403, read: 403 } as const;
const BAD_KEYS = { revoked: 401, expired: 401 } as const;
const ANYBODY: Row = Object.fromEntries(CALLERS.map((caller) => [caller, 'in']));
const SIGNED_IN: Row = { stranger: 401, user: 'in', admin: 'in', ...GOOD_KEYS, ...BAD_KEYS };
const READERS: Row = { ...SIGNED_IN, read: 'in' };
const ADMINS: Row = { ...SIGNED_IN, user: 403 };
/** A stranger's cookie, or its lack, may be answered with 401 or 403. */
const WITH_COOKIE: Row = { ...GOOD_KEYS, ...BAD_KEYS };

interface Feature {
  at: RegExp;
  get: Row;
  write: Row;
}

/** The contract's words, not the decorators': whatever a controller says, this is what must come out. */
const FEATURES: readonly Feature[] = [
  { at: /^\/(health|metrics)(\/|$)/, get: ANYBODY, write: ANYBODY },
  { at: /^\/api\/docs(\/|$)/, get: ANYBODY, write: ANYBODY },
  {
    at: /^\/api\/urls(\/|$)/,
    get: { ...ANYBODY, ...BAD_KEYS },
    write: { ...ANYBODY, ...BAD_KEYS, read: 403 },
  },
  { at: /^\/api\/auth\/(login|totp|refresh|logout|oidc\/.*)$/, get: WITH_COOKIE, write: WITH_COOKIE },
  { at: /^\/api\/(auth\/(me|password)|me(\/.*)?|views(\/.*)?)$/, get: SIGNED_IN, write: SIGNED_IN },
  { at: /^\/api\/checks(\/|$)/, get: READERS, write: SIGNED_IN },
  { at: /^\/api\/(users|keys|audit|alerts|jobs)(\/|$)/, get: ADMINS, write: ADMINS },
  {
    at: /^\/api\/(brands|checkers|domains|incidents|mutes|stats|transitions|vantages)(\/|$)/,
    get: READERS,
    write: ADMINS,
  },
];

/** Who may listen where, and how each says who it is. */
const NAMESPACES: Readonly<Record<string, { auth: (secret: string) => object; open: readonly Caller[] }>> = {
  '/': { auth: (token) => ({ token }), open: ['user', 'admin'] },
  '/checkers': {
    auth: (key) => ({
      key,
      agent: { name: 'a', version: '1.0.0', vantages: ['elsewhere'], interval: 60, concurrency: 1 },
    }),
    open: ['report', 'elsewhere'],
  },
};

describe('Who may call what', () => {
  let api: TestApi;
  let keyed: TestApi;
  let routes: Route[];
  let callers: Record<Caller, { client: Client; secret: string }>;

  beforeAll(async () => {
    api = await startApi();
    keyed = await startApi({ MONGODB_URI: api.uri, CHECKER_AUTH: 'key' });
    const [user, admin] = await Promise.all([api.signedIn('user'), api.signedIn('admin')]);
    const [expired, revoked] = [await makeExpired(api, admin), await makeKey(api.url, admin)];
    await admin.delete(`/api/keys/${revoked.key.id}`);
    callers = {
      stranger: { client: api.stranger, secret: '' },
      user: { client: user, secret: user.token },
      admin: { client: admin, secret: admin.token },
      report: await makeKey(api.url, admin, { scopes: ['report'] }),
      elsewhere: await makeKey(api.url, admin, { scopes: ['report'], vantages: ['elsewhere'] }),
      read: await makeKey(api.url, admin, { scopes: ['read'] }),
      revoked,
      expired,
    };
    routes = routesOf(api.app);
  });
  afterAll(async () => {
    await keyed?.stop();
    await api?.stop();
  });

  const rowOf = ({ method, path }: Route): Row => {
    const [feature, ...more] = FEATURES.filter(({ at }) => at.test(path));
    if (!feature || more.length > 0) throw new Error(`${method} ${path} stands in ${feature ? 'two rows' : 'no row'}`);
    return method === 'GET' ? feature.get : feature.write;
  };

  const ask = async (client: Pick<Client, 'request'>, route: Route, caller: Caller, url = '') => {
    const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : {};
    const { status, headers } = await client.request(route.method, url + addressOf(route), body);
    const problem = headers.get('content-type')?.includes('problem+json');
    return { caller, route: `${route.method} ${route.path}`, status, problem };
  };

  it('stands in a row, whatever the route', () => {
    for (const route of routes) expect(Object.keys(rowOf(route)).length).toBeGreaterThan(0);
    const known = routes.map(({ method, path }) => `${method} ${path}`);
    expect(known).toEqual(expect.arrayContaining(['GET /api/users', 'PATCH /api/users/{id}', 'POST /api/keys']));
  });

  it.each(CALLERS)('is what the contract says for: %s', async (caller) => {
    const { client } = callers[caller];
    const asked = routes.flatMap((route) => {
      const expected = rowOf(route)[caller];
      return expected === undefined ? [] : [{ route, expected }];
    });
    const answers = await Promise.all(
      asked.map(async ({ route, expected }) => ({ ...(await ask(client, route, caller)), expected })),
    );
    const wrong = answers.filter(({ status, problem, expected }) =>
      expected === 'in' ? status === 401 || status === 403 || status >= 500 : status !== expected || !problem,
    );
    expect(wrong).toEqual([]);
    expect(answers.length).toBeGreaterThan(20);
  });

  it('where keys are wanted, is closed to strangers and to people without one', async () => {
    const ofCheckers = routes.filter(({ path }) => path.startsWith('/api/urls'));
    for (const route of ofCheckers) {
      const headers = { authorization: `Bearer ${callers.admin.secret}` };
      expect(await ask(keyed.stranger, route, 'stranger')).toMatchObject({ status: 401, problem: true });
      const asAdmin = await keyed.stranger.request(
        route.method,
        addressOf(route),
        route.method === 'GET' ? undefined : {},
        headers,
      );
      expect(asAdmin.status).toBe(401);
      const asReporter = await keyed.stranger.request(
        route.method,
        addressOf(route),
        route.method === 'GET' ? undefined : {},
        { authorization: `Bearer ${callers.report.secret}` },
      );
      expect([200, 400]).toContain(asReporter.status);
    }
    expect(ofCheckers.length).toBeGreaterThanOrEqual(3);
  });

  it('is said for every namespace of sockets, and holds', async () => {
    const { server } = api.app.get(LiveGateway) as unknown as { server: LiveServer };
    const names = [...server._nsps.keys()];
    expect(Object.keys(NAMESPACES)).toEqual(expect.arrayContaining(names));
    for (const name of names) {
      const { auth, open } = NAMESPACES[name]!;
      for (const caller of CALLERS) {
        const credentials = auth(callers[caller].secret) as Record<string, unknown>;
        const connected = await listenLive(`${api.url}${name}`, credentials).then(
          (client) => {
            client.close();
            return true;
          },
          () => false,
        );
        expect([name, caller, connected]).toEqual([name, caller, open.includes(caller)]);
      }
    }
  });
});
