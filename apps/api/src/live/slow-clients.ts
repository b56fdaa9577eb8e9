import { Injectable, Logger } from '@nestjs/common';
import type { LiveServer, LiveSocket } from './live-types';

/** Bytes a client may fall behind before it is cut off; it then reconnects and loads what it shows again. */
export const MAX_QUEUED_BYTES = 1024 * 1024;
const CHECK_MS = 1000;

/** Nothing is dropped for a client that keeps up, and nothing piles up for one that does not. */
@Injectable()
export class SlowClients {
  private readonly logger = new Logger(SlowClients.name);
  private timer: NodeJS.Timeout | undefined;

  watch(server: LiveServer): void {
    this.timer = setInterval(() => this.cutOff(server), CHECK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private cutOff(server: LiveServer): void {
    for (const socket of server.sockets.sockets.values()) {
      if (queuedBytes(socket) <= MAX_QUEUED_BYTES) continue;
      this.logger.warn({ userId: socket.data.user.id }, 'Live client is too slow; disconnected');
      // Not `disconnect()`: that would tell the client to stay away.
      socket.conn.close(true);
    }
  }
}

/** Bytes waiting in Socket.IO and in the WebSocket below it. */
export function queuedBytes({ conn }: Pick<LiveSocket, 'conn'>): number {
  const { writeBuffer, transport } = conn as unknown as {
    writeBuffer?: { data?: unknown }[];
    transport?: { socket?: { bufferedAmount?: number } };
  };
  const waiting = (writeBuffer ?? []).reduce(
    (bytes, { data }) => bytes + (typeof data === 'string' ? data.length : 0),
    0,
  );
  return waiting + (transport?.socket?.bufferedAmount ?? 0);
}
