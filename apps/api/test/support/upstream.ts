import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something behind the edge that does as a test says. */
export interface Upstream {
  port: number;
  /** `GET /api/urls`, …: what has arrived, in order. */
  asked: string[];
  close(): Promise<void>;
}

export async function startUpstream(answer: RequestListener): Promise<Upstream> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
