import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatEndpoint, type Endpoint } from '@nawala/probe';
import { UsageError } from '../usage';
import type { Figures } from './figures';

export interface FiguresServer {
  url: URL;
  stop(): Promise<void>;
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

/** Serves `/metrics` and `/health` (200, or 503 with what is wrong) to whoever can reach the address. */
export async function serveFigures(endpoint: Endpoint, figures: Figures): Promise<FiguresServer> {
  const server = createServer(async ({ url }, response) => {
    const [path] = (url ?? '').split('?', 1);
    if (path === '/metrics') return answer(response, 200, figures.contentType, await figures.text());
    if (path !== '/health') return answer(response, 404, 'text/plain', 'See /metrics and /health\n');
    const health = figures.health();
    return answer(response, health.status === 'ok' ? 200 : 503, 'application/json', `${JSON.stringify(health)}\n`);
  });
  server.listen(endpoint.port, endpoint.address);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--metrics-port ${formatEndpoint(endpoint)} cannot be listened on: ${error.code}`);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://${formatEndpoint({ ...endpoint, port })}`),
    async stop() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
