import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fake was asked. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

export type Reply = (asked: Asked, response: ServerResponse) => void;

/** A server on loopback that keeps what it is asked, and answers as it is told at the moment. */
export interface HttpFake {
  url: string;
  asked: Asked[];
  reply: Reply;
  close(): Promise<void>;
}

export const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_asked, response) => {
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
    response.end(isText ? body : JSON.stringify(body));
  };

/** One answer after the other; the last one from then on. */
export const inTurn = (...replies: Reply[]): Reply => {
  let turn = 0;
  return (asked, response) => replies[Math.min(turn++, replies.length - 1)]?.(asked, response);
};

/** Takes the request and says nothing. */
export const silent: Reply = () => undefined;
/** Begins to answer, and hangs up. */
export const halfOpen: Reply = (_asked, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"ok":');
  setImmediate(() => response.destroy());
};
/** Something that is not HTTP. */
export const garbage: Reply = (_asked, response) => void response.socket?.end('\u0000\u0001 not http\r\n\r\n');

export async function startHttpFake(reply: Reply): Promise<HttpFake> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, path: url, headers, body, at: performance.now() };
      fake.asked.push(asked);
      fake.reply(asked, response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: HttpFake = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    reply,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  return fake;
}
