import { get } from 'node:http';
import { connect } from 'node:net';
import { startApi, type TestApi } from './support/start-api';

const TOKEN = 'a-token-for-metrics';

describe('Operations', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi({ CORS_ORIGINS: 'https://nawala.example.com' });
  });
  afterAll(() => api?.stop());

  it('says that it lives and that it is ready', async () => {
    expect(await api.stranger.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await api.stranger.get('/health/ready')).toMatchObject({
      status: 200,
      body: { details: { database: { status: 'up' } }, warnings: [] },
    });
  });

  it('warns, ready all the same, where others than this machine may report without a key', async () => {
    const openly = await startApi({ HOST: '0.0.0.0', MONGODB_URI: api.uri });
    const { status, body } = await openly.stranger.get<{ warnings: string[] }>('/health/ready');
    expect([status, body.warnings]).toEqual([200, [expect.stringContaining('CHECKER_AUTH=key')]]);
    const [there, here] = [await openly.signedIn('user'), await api.signedIn('user')];
    expect((await there.get('/api/stats')).body).toMatchObject({ checkerAuth: 'public', openToNetwork: true });
    expect((await here.get('/api/stats')).body).toMatchObject({ checkerAuth: 'public', openToNetwork: false });
    await openly.stop();
  });

  it('gives metrics to this machine: requests by route, and the process', async () => {
    await api.stranger.get(`/api/users/${'0'.repeat(24)}`);
    const { status, body } = await api.stranger.get<string>('/metrics');
    expect(status).toBe(200);
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/api/users/:id",status="401"}');
    expect(body).toContain('process_cpu_seconds_total');
  });

  it.each([['x-forwarded-for'], ['forwarded'], ['x-real-ip'], ['via']])(
    'takes nobody for this machine who came through a proxy (%s)',
    async (header) => {
      expect((await api.stranger.get('/metrics', { [header]: '127.0.0.1' })).status).toBe(403);
    },
  );

  it('lets only the configured origins read answers, with credentials', async () => {
    const allowed = await api.stranger.get('/health/live', { origin: 'https://nawala.example.com' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://nawala.example.com');
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    const other = await api.stranger.get('/health/live', { origin: 'https://evil.example.com' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'lets pages of the configured origins ask with %s, and read what an answer says beside its body',
    async (method) => {
      const origin = 'https://nawala.example.com';
      const preflight = await fetch(`${api.url}/api/users/1`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization,content-type',
        },
      });
      expect(preflight.headers.get('access-control-allow-methods')?.split(/, ?/)).toContain(method);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
      const { headers } = await api.stranger.get('/api/auth/me', { origin });
      const readable = headers.get('access-control-expose-headers')?.split(/, ?/) ?? [];
      for (const name of ['Date', 'ETag', 'Retry-After', 'Undo', 'Content-Disposition'])
        expect(readable).toContain(name);
    },
  );

  it('sends the headers that keep browsers careful', async () => {
    const { headers } = await api.stranger.get('/api/auth/me');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([['br'], ['gzip']])('compresses long answers with %s', async (encoding) => {
    const used = await new Promise((resolve, reject) => {
      get(`${api.url}/api/docs-json`, { headers: { 'accept-encoding': encoding } }, (answer) => {
        answer.resume();
        resolve(answer.headers['content-encoding']);
      }).on('error', reject);
    });
    expect(used).toBe(encoding);
  });
});

describe('The end', () => {
  it('waits for the request that is on its way, and not for the connection it came over', async () => {
    const api = await startApi();
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (text: string) => (answer += text));
    const head =
      'POST /api/auth/logout HTTP/1.1\r\nHost: api\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n';
    socket.write(`${head}{`);
    // Another request, there and back: by then the server has the first half of ours.
    await api.stranger.get('/health/live');

    const stopped = api.stop();
    socket.write('}');
    await stopped;
    expect(answer).toMatch(/^HTTP\/1\.1 204 /);
    socket.destroy();
  });
});

describe('Metrics with a token', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi({ METRICS_TOKEN: TOKEN });
  });
  afterAll(() => api?.stop());

  it('are for whoever shows it, from anywhere', async () => {
    expect((await api.stranger.get('/metrics')).status).toBe(403);
    expect((await api.stranger.get('/metrics', { authorization: 'Bearer another' })).status).toBe(403);
    const shown = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' };
    expect((await api.stranger.get('/metrics', shown)).status).toBe(200);
  });
});
