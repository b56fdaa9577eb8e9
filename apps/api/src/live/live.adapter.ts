import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { allowedOrigins } from '../config/allowed-origins';
import type { Env } from '../config/env';
import { Redis } from '../redis/redis';
import { redisRooms } from './redis-rooms';

/** As Nest's adapter knows them, which brings its own copy of Socket.IO. */
type Server = ReturnType<IoAdapter['createIOServer']>;
type ServerOptions = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>;

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
    const rooms = redisRooms(this.app.get(Redis));
    const ours: Partial<ServerOptions> = {
      ...(rooms && { adapter: rooms as ServerOptions['adapter'] }),
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      cors: { origin: allowedOrigins(this.env), credentials: true },
    };
    return super.createIOServer(port, { ...options, ...ours } as ServerOptions);
  }
}
