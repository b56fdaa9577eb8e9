import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { addBrand, addDomain } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

describe('An address', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let id: string;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    ({ id } = await addDomain(admin, { brandId: (await addBrand(admin)).id }));
  });
  afterAll(() => api?.stop());

  it.each(['/api/urls', '/api/urls/', '/API/URLS', '/api/Urls/?brand=', '/Api/urls/?'])(
    'of the list may be written %s, as the seed’s server takes it',
    async (path) => {
      const { status, body } = await api.stranger.get(path.replace('brand=', 'brand=B1'));
      expect([status, Array.isArray(body)]).toEqual([200, true]);
    },
  );

  it.each(['/api/urls/update/', '/API/Urls/Update', '/api/urls/UPDATE/?x=1'])(
    'of a report may be written %s',
    async (path) => {
      const { status } = await api.stranger.post(path, { id, scanResult: { status: 'blocked' } });
      expect(status).toBe(200);
    },
  );

  it('of a report in bulk takes as much in any spelling', async () => {
    const updates = Array.from({ length: 1000 }, () => ({
      id,
      scanResult: { status: 'down', reason: 'x'.repeat(190) },
    }));
    for (const path of ['/api/urls/bulk-update', '/Api/Urls/Bulk-Update/'])
      expect(await api.stranger.post(path, { updates })).toMatchObject({
        status: 200,
        body: { data: { success: 1000 } },
      });
  });

  it.each(['/health/../metrics', '/health/%2e%2e/metrics', '/api/urls/%2e%2e/domains', '/api%2furls', '/api/urls%5c'])(
    'such as %s is refused: who judges it elsewhere may read it otherwise',
    async (path) => {
      const { port } = new URL(api.url);
      const answer = await rawGet(Number(port), path);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('"code":"INVALID_INPUT"');
    },
  );

  it.each(['/metrics', '/METRICS', '/Metrics/', '/metrics?x'])(
    'of the metrics is closed to others as %s, too',
    async (path) => {
      expect(await api.stranger.get(path, { 'x-forwarded-for': '198.51.100.1' })).toMatchObject({ status: 403 });
    },
  );

  it.each([
    ['POST', '/api/auth/refresh', 401],
    ['POST', '/api/auth/logout', 204],
    ['DELETE', '/api/domains/', 204],
  ] as const)('%s %s takes JSON that is nothing', async (method, path, expected) => {
    const target = path.endsWith('/') ? path + id : path;
    const { status } = await admin.request(method, target, undefined, { 'content-type': 'application/json' });
    expect(status).toBe(expected);
  });
});

/** As it stands: `fetch` would tidy up the path. */
async function rawGet(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n`);
  return text(socket);
}
