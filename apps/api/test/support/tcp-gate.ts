import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a database that a test can cut and mend. */
export interface TcpGate {
  port: number;
  /** Every connection breaks, and new ones are refused. */
  cut(): Promise<void>;
  /** Connections stay up but not a byte passes any more, as behind a dead router. */
  freeze(): void;
  /** Commands of this kind on this collection, but the first `after`, get no further until `release`; all else passes. */
  hold(command: 'insert' | 'update', collection: string, after?: number): void;
  /** How many commands are being held. */
  held(): number;
  release(): void;
  /** Like `release`, but what is held never arrives. */
  drop(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** How a command begins: `{ update: "domains", …` in BSON. */
function openingOf(command: string, collection: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32LE(collection.length + 1);
  return Buffer.concat([Buffer.from(`\x02${command}\0`), length, Buffer.from(`${collection}\0`)]);
}

export async function openGate(to: { host: string; port: number }): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let frozen = false;
  let opening: Buffer | undefined;
  let free = 0;
  const waiting: (() => void)[] = [];
  const pass = (from: Socket, into: Socket, bytes: Buffer): void => {
    if (!opening || !bytes.includes(opening) || free-- > 0) return void into.write(bytes);
    from.pause();
    waiting.push(() => {
      into.write(bytes);
      from.resume();
    });
  };
  const accept = (client: Socket): void => {
    const upstream = connect(to.port, to.host);
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => void (frozen || pass(from, into, bytes)));
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
    // The driver's own ends close some turns later; what is asked in between it does not ask again.
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  };

  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: cutOff,
    freeze: () => void (frozen = true),
    hold: (command, collection, after = 0) => {
      [opening, free] = [openingOf(command, collection), after];
    },
    held: () => waiting.length,
    release: () => {
      opening = undefined;
      for (const go of waiting.splice(0)) go();
    },
    drop: () => {
      opening = undefined;
      waiting.length = 0;
    },
    mend: async () => {
      frozen = false;
      if (!server.listening) server = await listen(port);
    },
    close: async () => {
      if (server.listening) await cutOff();
    },
  };
}
