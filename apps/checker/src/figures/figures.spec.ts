import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { CheckResult, Progress } from '@nawala/probe';
import { Figures } from './figures';
import { serveFigures } from './serve-figures';

const url = { id: '1', brand: '', Domain: 'shop.example.com', noto: '' };
const checked: Progress = {
  kind: 'checked',
  url,
  vantage: 'telkom',
  result: { status: 'blocked' } as CheckResult,
  done: 1,
  total: 1,
  perSecond: 1,
  etaMs: 0,
};

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

it('serves figures and health', async () => {
  let now = 0;
  const figures = new Figures(() => now);
  figures.expect({ intervalMs: 60_000 });
  figures.note(checked);
  figures.note({ kind: 'reported', count: 3, pending: 2, errors: [{ id: null, error: 'no' }] });
  const server = await serveFigures({ address: '127.0.0.1', port: await aFreePort() }, figures);
  try {
    const metrics = await (await fetch(new URL('/metrics', server.url))).text();
    expect(metrics).toContain('nawala_checker_results_total{vantage="telkom",status="blocked"} 1');
    expect(metrics).toContain('nawala_checker_delivered_total 2');
    expect(metrics).toContain('nawala_checker_pending_results 2');
    const health = await fetch(new URL('/health', server.url));
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', problems: [], pending: 2 }]);
    now = 3_600_000;
    expect((await fetch(new URL('/health', server.url))).status).toBe(503);
    expect((await fetch(new URL('/', server.url))).status).toBe(404);
    await expect(serveFigures({ address: '127.0.0.1', port: Number(server.url.port) }, figures)).rejects.toThrow(
      'cannot be listened on: EADDRINUSE',
    );
  } finally {
    await server.stop();
  }
});
