import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a database that a test can cut and mend. */
export interface TcpGate {
  port: number;
  /** Every connection breaks, and new ones are refused. */
  cut(): Promise<void>;
  /** Connections stay up but not a byte passes any more, as behind a dead router. */
  freeze(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function openGate(to: { host: string; port: number }): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const accept = (client: Socket): void => {
    const upstream = connect(to.port, to.host);
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => void (frozen || into.write(bytes)));
      from.on('error', () => undefined).on('close', () => (sockets.delete(from), into.destroy()));
    }
  };
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(accept).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const cutOff = async (): Promise<void> => {
    const closed = once(server.close(), 'close');
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: cutOff,
    freeze: () => void (frozen = true),
    mend: async () => {
      frozen = false;
      if (!server.listening) server = await listen(port);
    },
    close: async () => {
      if (server.listening) await cutOff();
    },
  };
}
