import type { Writable } from 'node:stream';
import type { LiveServer } from './live-types';

/**
 * Messages that wait for one client leave together, in one write to the operating system instead of one each: writes are
 * what most of a fan-out costs. Reaches below Socket.IO for the WebSocket's stream; without one it does nothing.
 */
export function corkTogether({ engine }: Pick<LiveServer, 'engine'>): void {
  engine.on('flush', ({ transport }: { transport?: unknown }, messages: readonly unknown[]) => {
    const { _socket: stream } = (transport as { socket?: { _socket?: Writable } } | undefined)?.socket ?? {};
    if (messages.length < 2 || stream === undefined) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  });
}
