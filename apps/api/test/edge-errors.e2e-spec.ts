import type { ErrorCode } from '@nawala/contracts';
import { freePort } from '@nawala/free-port';
import type { RequestListener } from 'node:http';
import { AppError } from '../src/common/app-error';
import { PROBLEM_JSON, problemOf } from '../src/common/problem';
import { type Edge, type EdgeAnswer, startEdge } from './support/edge';
import { startUpstream, type Upstream } from './support/upstream';

const MIB = 1024 * 1024;

let edge: Edge;
let upstreams: Upstream[] = [];

afterEach(async () => {
  await edge.stop();
  await Promise.all(upstreams.splice(0).map((upstream) => upstream.close()));
});

/** An edge in front of these instances; where there is none, nobody listens. */
async function open(instances: RequestListener[] = [], options?: { isTight: boolean }): Promise<void> {
  upstreams = await Promise.all(instances.map(startUpstream));
  const nobody = await freePort();
  const [first = nobody, second = nobody] = upstreams.map(({ port }) => port);
  edge = await startEdge({ 'api-1': first, 'api-2': second, dashboard: nobody }, options);
}
const asked = () => upstreams.flatMap((upstream) => upstream.asked);
const times = <T>(count: number, ask: () => Promise<T>) => Promise.all(Array.from({ length: count }, ask));

describe('What nginx itself answers', () => {
  function expectProblem({ status, headers, body }: EdgeAnswer, code: ErrorCode): void {
    const { detail, ...members } = JSON.parse(body) as { detail: string };
    expect({ detail, ...members }).toEqual(problemOf(new AppError(code, detail)));
    expect(detail).toMatch(/^[A-Z].+\.$/);
    expect(members).toMatchObject({ status });
    expect(headers['content-type']).toBe(PROBLEM_JSON);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toMatch(/max-age/);
    const isTemporary = code === 'NOT_READY' || code === 'TOO_MANY_REQUESTS';
    expect(Number(headers['retry-after'] ?? 0) > 0).toBe(isTemporary);
  }
  function expectPage({ status, headers, body }: EdgeAnswer, expected: number): void {
    expect([status, headers['content-type']]).toEqual([expected, 'text/html; charset=utf-8']);
    expect(body).toContain('<meta name="color-scheme" content="light dark">');
    expect(body).toContain('<html lang="en">');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).not.toMatch(/nginx|\$\w/);
    expect(headers['server']).toBe('nginx');
  }

  it('while no instance does: a problem that says when to come back', async () => {
    await open();
    for (const path of ['/api/urls', '/api', '/api/domains/export.csv', '/health/ready', '/socket.io/?EIO=4'])
      expectProblem(await edge.ask('GET', path), 'NOT_READY');
    expectProblem(await edge.ask('POST', '/api/urls/update', { body: {} }), 'NOT_READY');
  });

  it('while the dashboard does not: a page, whatever was asked for', async () => {
    await open();
    for (const path of ['/', '/domains?q=x', '/chunk-AB12CD34.js', '/apidocs']) {
      const answer = await edge.ask('GET', path);
      expectPage(answer, 503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('to those who want metrics: a refusal, however they write it', async () => {
    await open();
    for (const path of ['/metrics', '/metrics/', '/%6Detrics?x', '//metrics', '/METRICS', '/Metrics/x'])
      expectProblem(await edge.ask('GET', path), 'FORBIDDEN');
  });

  it('to a path that may mean another thing behind it: a refusal, before anybody is asked', async () => {
    await open([(_, answer) => answer.end('asked')]);
    const ambiguous = [
      '/health/../metrics',
      '/health/%2e%2E/metrics',
      '/health/.%2e',
      '/health%2f..%2fmetrics',
      '/health/..%5cmetrics',
      '/health/..\\metrics',
      '/API/./urls?x',
    ];
    for (const path of ambiguous) expect([path, (await edge.ask('GET', path)).status]).toEqual([path, 400]);
    expectProblem(await edge.ask('GET', '/api/%2e%2e/api/urls'), 'INVALID_INPUT');
    expect(asked()).toEqual([]);
    for (const path of ['/api/urls?back=/../x%2f', '/API/Urls/', '/Health/live'])
      expect((await edge.ask('GET', path)).body).toBe('asked');
  });

  it('to a body that no route takes', async () => {
    await open();
    const body = 'x'.repeat(16 * MIB);
    expectProblem(await edge.ask('POST', '/api/domains/import', { body }), 'PAYLOAD_TOO_LARGE');
    expectPage(await edge.ask('POST', '/', { body }), 413);
  });

  it('to what it cannot read', async () => {
    await open();
    const long = 'x'.repeat(9 * 1024);
    expectProblem(await edge.ask('GET', `/api/domains?q=${long}`), 'INVALID_INPUT');
    expectProblem(await edge.ask('GET', '/api/domains', { token: long }), 'INVALID_INPUT');
    expectPage(await edge.ask('GET', '/domains', { token: long }), 400);
  });

  it('to too many requests, and to nobody else', async () => {
    await open([(_, response) => response.end('{}')], { isTight: true });
    const answers = await times(20, () => edge.ask('GET', '/api/urls'));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(asked()).toHaveLength(answers.length - refused.length);
    for (const answer of refused) expectProblem(answer, 'TOO_MANY_REQUESTS');
    expect((await edge.ask('GET', '/health/live')).status).toBe(200);
  });
});

describe('What an instance answers', () => {
  it('passes untouched, errors too', async () => {
    const said = (status: string) => JSON.stringify({ status, detail: 'In its own words.' });
    await open([
      ({ url = '' }, response) => {
        const status = url.slice('/api/'.length);
        response.writeHead(Number(status), { 'Content-Type': PROBLEM_JSON, 'Retry-After': '7' }).end(said(status));
      },
    ]);
    for (const status of [400, 401, 403, 404, 409, 413, 415, 429, 500, 502, 503, 504]) {
      const answer = await edge.ask('GET', `/api/${status}`);
      expect(answer).toMatchObject({ status, body: said(String(status)) });
      expect(answer.headers).toMatchObject({ 'content-type': PROBLEM_JSON, 'retry-after': '7' });
    }
  });

  it('is asked of the other when the first cannot have heard the question', async () => {
    await open([(_, response) => response.end('recorded')]);
    const answers = await times(4, () => edge.ask('POST', '/api/urls/update', { body: {} }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('is never asked of the other when the first may have heard it and the question writes', async () => {
    const breaksOff: RequestListener = (_, response) => void response.destroy();
    await open([breaksOff, breaksOff]);
    expect((await edge.ask('POST', '/api/urls/update', { body: {} })).status).toBe(503);
    expect(asked()).toEqual(['POST /api/urls/update']);
    expect((await edge.ask('GET', '/api/urls')).status).toBe(503);
    expect(asked().filter((question) => question === 'GET /api/urls')).toHaveLength(2);
  });
});
