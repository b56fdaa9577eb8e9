import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What the proxy does with a WebSocket that it has let in: requests always pass. */
export type Does = 'passes' | 'swallows' | 'cuts';

export interface WebSocketProxy {
  url: URL;
  does: Does;
  /** How many were let in. */
  upgrades: number;
  close(): Promise<void>;
}

const accepted = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** Bytes of the server that come through before a WebSocket is cut: its handshake, and its welcome to the namespace. */
const WELCOME = /40\/checkers/;

/** A middlebox on loopback, between an agent and the API. */
export async function startProxy(to: URL): Promise<WebSocketProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((asked, response) => {
    const { method, url, headers } = asked;
    const forwarded = request({ host: to.hostname, port: to.port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    response.on('close', () => forwarded.destroy());
    asked.pipe(forwarded);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', ({ method, url, headers, rawHeaders }, socket: Socket, head) => {
    proxy.upgrades += 1;
    if (proxy.does === 'swallows') {
      const key = accepted(headers['sec-websocket-key'] ?? '');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
      );
      socket.resume();
      return;
    }
    const upstream = connect(Number(to.port), to.hostname);
    const lines = rawHeaders.flatMap((name, n) => (n % 2 ? [] : [`${name}: ${rawHeaders[n + 1]}`]));
    upstream.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    upstream.write(head);
    socket.pipe(upstream);
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    upstream.on('data', (bytes: Buffer) => {
      socket.write(bytes);
      if (proxy.does === 'cuts' && WELCOME.test(bytes.toString('latin1'))) socket.destroySoon();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: WebSocketProxy = {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    does: 'passes',
    upgrades: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
