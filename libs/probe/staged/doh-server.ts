import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decode } from 'dns-packet';
import { encodeAnswer, type Resolve } from './dns-server';

export interface DohServer {
  url: URL;
  stop(): Promise<void>;
}

/** A DNS-over-HTTPS service, without the S: TLS is not what its clients are tested for. */
export async function startDohServer(resolve: Resolve): Promise<DohServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = decode(Buffer.concat(chunks));
      const question = query.questions?.[0];
      const answer = resolve((question?.name ?? '').toLowerCase(), question?.type ?? '');
      response.writeHead(200, { 'Content-Type': 'application/dns-message' }).end(encodeAnswer(query, answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/dns-query`),
    async stop() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
