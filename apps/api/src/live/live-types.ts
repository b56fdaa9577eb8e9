import type { ServerToClientEvents } from '@nawala/contracts';
import type { Server, Socket } from 'socket.io';
import type { RequestUser } from '../common/current-user.decorator';

/** Clients say nothing: commands travel over HTTP. */
type NoEvents = Record<never, never>;

/** What the server remembers of a connection. */
export interface LiveSocketData {
  user: RequestUser;
}

export type LiveServer = Server<NoEvents, ServerToClientEvents, NoEvents, LiveSocketData>;
export type LiveSocket = Socket<NoEvents, ServerToClientEvents, NoEvents, LiveSocketData>;
