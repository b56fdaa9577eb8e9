import type { FromAgentEvents, ToAgentEvents } from '@nawala/contracts/checker';
import type { Socket } from 'socket.io-client';
import { type Patience, Ways } from './ways';

export type AgentConnection = Socket<ToAgentEvents, FromAgentEvents>;

/** Of our own doing, or of the server's: nothing that stands between did it. */
const MEANT: readonly string[] = ['io client disconnect', 'io server disconnect'];

/**
 * Has a connection take the way that gets through. To be called before it connects.
 *
 * @returns lets go of it
 */
export function findWay(socket: AgentConnection, patience: Patience): () => void {
  const { io: manager } = socket;
  const ways = new Ways(patience);
  const now = () => performance.now();
  const isWebSocket = () => manager.engine.transport.name === 'websocket';
  const choose = () => {
    manager.opts.transports = [...ways.next(now())];
  };
  let connectedAt = 0;
  let trial: NodeJS.Timeout | undefined;
  // Whether WebSockets get through by now only a new connection can find out; it is back by polling at once.
  const tryAgain = () => {
    if (!socket.connected || isWebSocket()) return;
    choose();
    socket.disconnect().connect();
  };
  choose();
  manager.on('reconnect_attempt', choose);
  socket.on('connect', () => {
    connectedAt = now();
    clearTimeout(trial);
    if (ways.next(connectedAt)[0] === 'polling') trial = setTimeout(tryAgain, patience.againMs).unref();
  });
  socket.on('connect_error', () => {
    // Where the server itself refuses, the way was good.
    if (!socket.active) return;
    if (isWebSocket()) ways.failed(now());
    else ways.pollingFailed();
  });
  socket.on('disconnect', (why) => {
    if (isWebSocket() && !MEANT.includes(why)) ways.broke(now() - connectedAt, now());
  });
  return () => clearTimeout(trial);
}
