import type { LiveEvent, LiveEvents, ServerToClientEvents } from '@nawala/contracts';
import { io, type Socket } from 'socket.io-client';

type ClientSocket = Socket<ServerToClientEvents, Record<string, (payload: unknown) => void>>;

/** A listening client, and everything it has heard so far. */
export interface LiveClient {
  socket: ClientSocket;
  heard<E extends LiveEvent>(event: E): LiveEvents[E][];
  /** Waits until `event` was heard `times` times in all, and gives them. */
  hears<E extends LiveEvent>(event: E, times?: number): Promise<LiveEvents[E][]>;
  /** Waits for the end of the connection, and gives the reason. */
  ends: Promise<string>;
  close(): void;
}

/** How a client gets there: through TLS with this root, from this address of its own. */
export interface Route {
  ca?: string;
  localAddress?: string;
  /** What a proxy in between would say. */
  extraHeaders?: Record<string, string>;
}

/** Connects as a browser does; rejects with the server's words when it is refused. */
export async function listenLive(url: string, auth: Record<string, unknown>, route: Route = {}): Promise<LiveClient> {
  const usual = { auth, transports: ['websocket'], reconnection: false, forceNew: true };
  const socket: ClientSocket = io(url, { ...usual, ...route });
  const log: { event: string; payload: unknown }[] = [];
  const waiting = new Set<() => void>();
  socket.onAny((event: string, payload: unknown) => {
    log.push({ event, payload });
    for (const check of waiting) check();
  });
  const ends = new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason)));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  const heard = <E extends LiveEvent>(event: E): LiveEvents[E][] =>
    log.filter((entry) => entry.event === event).map(({ payload }) => payload as LiveEvents[E]);
  return {
    socket,
    heard,
    ends,
    hears: (event, times = 1) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (heard(event).length < times) return;
          waiting.delete(check);
          resolve(heard(event));
        };
        waiting.add(check);
        check();
      }),
    close: () => void socket.close(),
  };
}
