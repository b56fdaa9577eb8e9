import { hostname } from 'node:os';
import { CHECKERS_NAMESPACE, LIMITS } from '@nawala/contracts';
import type { Connect } from '@nawala/probe';
import { io } from 'socket.io-client';
import manifest from '../../package.json';
import { type AgentConnection, findWay } from './find-way';
import type { Patience } from './ways';

/** So long the API may take to acknowledge a result; nobody waits for it longer than for a check. */
const ACKNOWLEDGED_MS = 10_000;
/** A key that is refused may be put right; asking more often would not do it. */
const REFUSED_AGAIN_MS = 60_000;

/** Milliseconds. */
export interface LinkPatience extends Patience {
  /** So long a connection may take to come up. */
  openMs: number;
  /** Before the second attempt; it grows from there. */
  retryMs: number;
}
const PATIENCE: LinkPatience = { openMs: 10_000, retryMs: 1000, heldMs: 60_000, againMs: 30 * 60_000 };

/**
 * The API's Socket.IO namespace for agents: by WebSocket, by polling where nothing else gets through or holds. It reconnects by itself,
 * and an API that does not know agents is asked again now and then.
 */
export const connectTo =
  (api: URL, key: string, patience: LinkPatience = PATIENCE): Connect =>
  (hello, ask) => {
    const agent = { name: hostname().slice(0, LIMITS.agentName) || 'agent', version: manifest.version, ...hello };
    const socket: AgentConnection = io(new URL(CHECKERS_NAMESPACE, api.origin).href, {
      path: new URL('socket.io', api.pathname.endsWith('/') ? api : `${api.href}/`).pathname,
      auth: { key, agent },
      tryAllTransports: true,
      timeout: patience.openMs,
      reconnectionDelay: patience.retryMs,
      reconnectionDelayMax: 30_000,
      autoConnect: false,
      // Its way is its own: who else in this process talks to the API keeps theirs.
      forceNew: true,
    });
    const letGo = findWay(socket, patience);
    let again: NodeJS.Timeout | undefined;
    const retry = () => {
      clearTimeout(again);
      again = setTimeout(() => socket.connect(), REFUSED_AGAIN_MS);
      again.unref();
    };
    socket.on('check:request', ask);
    socket.on('connect_error', () => {
      if (!socket.active) retry();
    });
    // The API hung up on its own account; it says why only to those who come back.
    socket.on('disconnect', (why) => {
      if (why === 'io server disconnect') retry();
    });
    socket.connect();
    return {
      result: (result) =>
        socket
          .timeout(ACKNOWLEDGED_MS)
          .emitWithAck('agent:result', result)
          .catch(() => undefined),
      // What is old by the time that it can be sent is of no use.
      state: (state) => void socket.volatile.emit('agent:state', state),
      close() {
        clearTimeout(again);
        letGo();
        socket.disconnect();
      },
    };
  };
