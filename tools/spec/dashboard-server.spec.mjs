import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDashboardServer } from '../run/dashboard-server.mjs';
import { routeOf } from '../run/route-of.mjs';

describe('Where the dashboard’s server sends a request', () => {
  it.each(['/api', '/api/urls?x=/../', '/API/Urls/', '/health/live', '/socket.io/?EIO=4', '/%61pi/urls'])(
    'is the API for %s, as it was asked',
    (url) => expect(routeOf(url)).toEqual({ to: 'api', url }),
  );

  it('is the API without the slashes that say nothing', () =>
    expect(routeOf('//api///urls?q=//')).toEqual({ to: 'api', url: '/api/urls?q=//' }));

  it.each(['/', '/metrics', '/METRICS', '//metrics', '/apidocs', '/domains/..a', '/domains?back=/api', '/a%20b.js'])(
    'is the files for %s',
    (url) => expect(routeOf(url).to).toBe('files'),
  );

  it.each([
    '/health/../metrics',
    '/health/%2e%2e/metrics',
    '/health/.%2E/metrics',
    '/health/..',
    '/health/./../metrics',
    '/health//..//metrics',
    '/health/..%2fmetrics',
    '/health%2F..%2Fmetrics',
    '/health/..\\metrics',
    '/health/..%5Cmetrics',
    '/api/%00',
    '/api/%zz',
    '/API/../METRICS',
    'http://127.0.0.1:5000/metrics',
    '*',
    '',
  ])('is nowhere for %j, which others may read in another way', (url) =>
    expect(routeOf(url)).toEqual({ to: 'nowhere' }),
  );
});

describe('The dashboard’s server', () => {
  let folder, api, server;
  const asked = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
    api = createServer((message, answer) => {
      asked.push(message.url);
      answer.end('from the API');
    });
    await new Promise((resolve) => api.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${api.address().port}`;
    server = await startDashboardServer({ files: folder, api: at, port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await server?.close();
    api?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As it stands, which `fetch` would not send. */
  const get = (path) =>
    new Promise((resolve, reject) =>
      request({ port: server.port, host: '127.0.0.1', path }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text) => (body += text));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
      })
        .on('error', reject)
        .end(),
    );

  it('asks the API for nothing but what is its own', async () => {
    expect((await get('/api/urls')).body).toBe('from the API');
    expect((await get('/metrics')).body).toContain('<title>page</title>');
    const { status, headers, body } = await get('/health/../metrics');
    expect([status, headers['content-type'], JSON.parse(body).code]).toEqual([
      400,
      'application/problem+json',
      'INVALID_INPUT',
    ]);
    expect(asked).toEqual(['/api/urls']);
  });

  it('lets its pages connect to nobody else', async () => {
    const policy = (await get('/')).headers['content-security-policy'];
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/wss?:|\*/);
  });
});
