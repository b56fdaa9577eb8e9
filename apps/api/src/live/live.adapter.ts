import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { allowedOrigins } from '../config/allowed-origins';
import type { Env } from '../config/env';
import { Redis } from '../redis/redis';
import { Budgets } from '../throttle/budgets';
import { ConnectionTalk } from './connection-talk';
import { Handshakes } from './handshakes';
import { redisRooms } from './redis-rooms';

/** As Nest's adapter knows them, which brings its own copy of Socket.IO. */
type Server = ReturnType<IoAdapter['createIOServer']>;
type ServerOptions = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>;

/** As Engine.IO knows it. */
type Connection = EventEmitter & { request: IncomingMessage; close(discard: boolean): void };
type Packet = { type: string; data?: string | Buffer };

/** Clients have nothing to say but their token. */
const MAX_MESSAGE_BYTES = 8 * 1024;

/** Socket.IO on the API's own port, for the same origins. */
export class LiveAdapter extends IoAdapter {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly env: Env,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const handshakes = new Handshakes(this.app.get(Budgets, { strict: false }), this.env);
    const rooms = redisRooms(this.app.get(Redis));
    const ours: Partial<ServerOptions> = {
      ...(rooms && { adapter: rooms as ServerOptions['adapter'] }),
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      allowRequest: (request, decide) => {
        void handshakes.refusal(request).then((refusal) => decide(refusal, refusal === undefined));
      },
      cors: { origin: allowedOrigins(this.env), credentials: true },
    };
    const server = super.createIOServer(port, { ...options, ...ours } as ServerOptions);
    server.engine.on('connection', (connection: Connection) => {
      connection.once('close', handshakes.opened(connection.request));
      cutFloods(connection);
    });
    return server;
  }
}

/** What is left of the flood is dropped, unread. */
function cutFloods(connection: Connection): void {
  const talk = new ConnectionTalk();
  connection.on('packet', ({ type, data = '' }: Packet) => {
    if (type === 'message' && talk.isTooMuch(data, performance.now())) connection.close(true);
  });
}
