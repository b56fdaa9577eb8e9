import { hostname } from 'node:os';
import { CHECKERS_NAMESPACE, LIMITS } from '@nawala/contracts';
import type { FromAgentEvents, ToAgentEvents } from '@nawala/contracts/checker';
import type { Connect } from '@nawala/probe';
import { io, type Socket } from 'socket.io-client';
import manifest from '../../package.json';

/** So long the API may take to acknowledge a result; nobody waits for it longer than for a check. */
const ACKNOWLEDGED_MS = 10_000;
/** A key that is refused may be put right; asking more often would not do it. */
const REFUSED_AGAIN_MS = 60_000;

/**
 * The API's Socket.IO namespace for agents: by WebSocket, by polling where nothing else gets through. It reconnects by itself,
 * and an API that does not know agents is asked again now and then.
 */
export const connectTo =
  (api: URL, key: string): Connect =>
  (hello, ask) => {
    const agent = { name: hostname().slice(0, LIMITS.agentName) || 'agent', version: manifest.version, ...hello };
    const socket: Socket<ToAgentEvents, FromAgentEvents> = io(new URL(CHECKERS_NAMESPACE, api.origin).href, {
      path: new URL('socket.io', api.pathname.endsWith('/') ? api : `${api.href}/`).pathname,
      auth: { key, agent },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelayMax: 30_000,
    });
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
        socket.disconnect();
      },
    };
  };
