import type { ServerToClientEvents } from '@nawala/contracts';
import type { Socket } from 'socket.io-client';
import type { Connection } from '../options';

export type LiveSocket = Socket<ServerToClientEvents, Record<string, never>>;

/** Not connected yet. The library is loaded when somebody listens: who only reports has no need of it. */
export async function openSocket({ base, token }: Connection): Promise<LiveSocket> {
  const { io } = await import('socket.io-client');
  return io(base.origin, {
    path: `${base.pathname}socket.io`,
    auth: (send) => {
      const sendToken = (value: string | null) => send({ token: value, batch: true });
      token().then(sendToken, () => sendToken(null));
    },
    transports: ['websocket', 'polling'],
    // Some networks let no WebSocket through.
    tryAllTransports: true,
    autoConnect: false,
  });
}
