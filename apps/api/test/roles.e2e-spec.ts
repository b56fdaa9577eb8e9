import { addressOf, type Route, routesOf } from './support/routes';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

/** The contract's words, not the decorators': whatever a controller says, this is what must come out. */
const isPublic = ({ method, path }: Route): boolean =>
  /^\/(health|metrics)(\/|$)/.test(path) ||
  /^\/api\/(urls|docs)(\/|$)/.test(path) ||
  (method === 'POST' && ['/api/auth/login', '/api/auth/refresh', '/api/auth/logout'].includes(path));

const isForUsers = ({ method, path }: Route): boolean => {
  if (method === 'GET') return !/^\/api\/(users|keys|audit|alerts|jobs)(\/|$)/.test(path);
  return /^\/api\/(auth|me)(\/|$)/.test(path) || (method === 'POST' && path === '/api/domains/check-now');
};

describe('Who may call what', () => {
  let api: TestApi;
  let user: SignedInClient;
  let admin: SignedInClient;
  let routes: Route[];

  beforeAll(async () => {
    api = await startApi();
    [user, admin] = await Promise.all([api.signedIn('user'), api.signedIn('admin')]);
    routes = routesOf(api.app);
  });
  afterAll(() => api?.stop());

  const ask = async (client: Pick<SignedInClient, 'request'>, route: Route) => {
    const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : {};
    const { status, headers } = await client.request(route.method, addressOf(route), body);
    return {
      route: `${route.method} ${route.path}`,
      status,
      problem: headers.get('content-type')?.includes('problem+json'),
    };
  };

  it('knows the routes of the router', () => {
    const known = routes.map(({ method, path }) => `${method} ${path}`);
    expect(known).toEqual(expect.arrayContaining(['GET /api/users', 'PATCH /api/users/{id}', 'GET /health/live']));
    expect(routes.filter((route) => !isPublic(route) && !isForUsers(route)).length).toBeGreaterThan(4);
  });

  it('answers 401 to strangers on every route that is not public', async () => {
    const closed = routes.filter((route) => !isPublic(route));
    const answers = await Promise.all(closed.map((route) => ask(api.stranger, route)));
    expect(answers.filter(({ status, problem }) => status !== 401 || !problem)).toEqual([]);
  });

  it('answers 403 to a read-only user on every route that is for admins', async () => {
    const adminOnly = routes.filter((route) => !isPublic(route) && !isForUsers(route));
    const answers = await Promise.all(adminOnly.map((route) => ask(user, route)));
    expect(answers.filter(({ status, problem }) => status !== 403 || !problem)).toEqual([]);
  });

  it('lets a read-only user call everything else, and an admin everything', async () => {
    const open = routes.filter((route) => !isPublic(route) && isForUsers(route));
    const answers = await Promise.all([
      ...open.map((route) => ask(user, route)),
      ...routes.filter((route) => !isPublic(route)).map((route) => ask(admin, route)),
    ]);
    expect(answers.filter(({ status }) => status === 401 || status === 403 || status >= 500)).toEqual([]);
  });
});
