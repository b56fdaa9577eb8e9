import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiClient } from './api-client';

describe('The API as the agent sees it', () => {
  let server: Server;
  afterEach(() => server.close());

  const clientOf = async (listener: RequestListener) => {
    server = createServer(listener);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return createApiClient(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  };
  const inAnHour = () => new Date(Date.now() + 3_600_000).toUTCString();

  it('is asked once: when to try again is for the outbox to say', async () => {
    let asked = 0;
    const client = await clientOf((_, response) => {
      asked++;
      response.writeHead(503, { 'Retry-After': '7' }).end(JSON.stringify({ detail: 'Restarting.\nSoon back.' }));
    });
    const away = { ok: false, status: 503, problem: 'The API answers 503: Restarting. Soon back.', retryAfterMs: 7000 };
    expect(await client.listUrls()).toEqual(away);
    expect(await client.report([{ id: 'a', scanResult: { status: 'down' } }])).toMatchObject(away);
    expect(asked).toBe(2);
  });

  it('tells its clock with the list', async () => {
    const client = await clientOf((_, response) => response.writeHead(200, { Date: inAnHour() }).end('[]'));
    expect(client.clockOffsetMs).toBeNull();
    expect(await client.listUrls()).toEqual({ ok: true, value: [] });
    expect(Math.abs(client.clockOffsetMs! - 3_600_000)).toBeLessThan(60_000);
  });

  it('is not a portal that answers in its place, whose clock may be any', async () => {
    const client = await clientOf((_, response) => response.writeHead(200, { Date: inAnHour() }).end('<html>'));
    expect(await client.listUrls()).toMatchObject({ ok: false, status: null });
    expect(client.clockOffsetMs).toBeNull();
  });
});
