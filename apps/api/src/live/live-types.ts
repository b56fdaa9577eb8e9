import type { IncidentsChangedDto, NawalaUpdated, ServerToClientEvents } from '@nawala/contracts';
import type { Server, Socket } from 'socket.io';
import type { RequestUser } from '../common/current-user.decorator';

/** Clients say nothing: commands travel over HTTP. */
type NoEvents = Record<never, never>;

/** What instances tell each other. */
export interface BetweenInstances {
  /** One message for a whole group of recordings, however many clients hear of it. */
  verdicts: (updates: NawalaUpdated[]) => void;
  incidents: (change: IncidentsChangedDto) => void;
}

/** What the server remembers of a connection. */
export interface LiveSocketData {
  user: RequestUser;
}

export type LiveServer = Server<NoEvents, ServerToClientEvents, BetweenInstances, LiveSocketData>;
export type LiveSocket = Socket<NoEvents, ServerToClientEvents, BetweenInstances, LiveSocketData>;
