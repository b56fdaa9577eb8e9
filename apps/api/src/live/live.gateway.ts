import { type BeforeApplicationShutdown } from '@nestjs/common';
import type { IncidentsChangedDto, LiveEvent, LiveEvents, NawalaUpdated, SessionEnd } from '@nawala/contracts';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { TokenVerifier } from '../access/token-verifier';
import { Identity, type LostAccess } from '../auth/identity';
import type { RequestUser } from '../common/current-user.decorator';
import { Env } from '../config/env';
import { Redis } from '../redis/redis';
import { Coalescer } from './coalescer';
import { corkTogether } from './cork';
import { mergedChanges } from './incident-changes';
import { InSlices } from './in-slices';
import type { LiveServer, LiveSocket } from './live-types';
import { type Listeners, SessionWatch } from './session-watch';
import { SlowClients } from './slow-clients';

/** At most one message of verdicts, and one of incidents, per this many milliseconds to those who take them in batches. */
const BATCH_WINDOW_MS = 100;

/** While many domains are changed, everybody reads again what they show at most once in so long, in milliseconds. */
const READ_AGAIN_MS = 2000;

/** Agents speak often: who shows them reads again at most once in so long, in milliseconds. */
const CHECKERS_WINDOW_MS = 1000;

/** Verdicts that go to those who take each on its own before anything else has its turn. */
const SLICE = 20;

const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
const userRoom = (userId: string): string => `user:${userId}`;

/** The types of Socket.IO can't follow one generic event to its one payload. */
type Emitter = { emit<E extends LiveEvent>(event: E, payload: LiveEvents[E]): boolean };

/** Lets signed-in clients listen. It asks nothing of them but a token, and takes no command. */
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, BeforeApplicationShutdown {
  @WebSocketServer()
  private readonly server: LiveServer;

  private readonly batch = new Coalescer<NawalaUpdated>(
    (updates) => this.server.local.to('batch').emit('domains:bulk-nawala-updated', { updates, count: updates.length }),
    BATCH_WINDOW_MS,
  );

  private readonly incidents = new Coalescer<IncidentsChangedDto>(
    (changes) => this.server.local.to('batch').emit('incidents:changed', mergedChanges(changes)),
    BATCH_WINDOW_MS,
  );

  private readonly many = new Coalescer<LiveEvents['domains:changed']['reason']>((reasons) => {
    for (const reason of new Set(reasons)) this.announce('domains:changed', { reason });
  }, READ_AGAIN_MS);

  private readonly checkers = new Coalescer<object>(() => this.announce('checkers:changed', {}), CHECKERS_WINDOW_MS);

  private readonly each = new InSlices<NawalaUpdated>(
    (update) => this.server.local.to('each').emit('domain:nawala-updated', update),
    SLICE,
  );

  /** Ends that the other instances could not be told of. */
  private untold: { sessionIds: readonly string[]; reason: SessionEnd }[] = [];

  private readonly listeners: Listeners = {
    all: () => [...this.server.sockets.sockets.values()].map(({ data }) => data.user),
    cut: (lost) => this.cut(lost),
  };

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly identity: Identity,
    private readonly sessions: SessionWatch,
    private readonly slowClients: SlowClients,
    private readonly redis: Redis,
    private readonly env: Env,
  ) {}

  afterInit(server: LiveServer): void {
    server.use((socket, next) => {
      this.admit(socket).then(
        (refusal) => next(refusal === undefined ? undefined : new Error(refusal)),
        // The database is away. A refusal would be final; a broken connection makes the client try again by itself.
        () => socket.conn.close(),
      );
    });
    corkTogether(server);
    this.slowClients.watch(server);
    this.sessions.watch(this.listeners);
    this.redis.onReturn(() => this.resync());
    server.of('/').on('verdicts', (updates) => this.deliver(updates));
    server.of('/').on('incidents', (change) => this.incidents.add([change]));
  }

  /** A session that ended between the handshake and now was not in its room yet when the others were told to go. */
  async handleConnection({ data }: LiveSocket): Promise<void> {
    // While the database is away nobody can tell; the next look is soon.
    this.cut(await this.identity.lostOf([data.user]).catch(() => []));
  }

  beforeApplicationShutdown(): void {
    this.each.stop();
    this.batch.stop();
    this.incidents.stop();
    this.many.stop();
    this.checkers.stop();
    this.slowClients.stop();
    this.sessions.stop();
  }

  nawalaUpdated(updates: readonly NawalaUpdated[]): void {
    this.deliver(updates);
    if (this.redis.isConfigured) this.server.serverSideEmit('verdicts', [...updates]);
  }

  incidentsChanged(change: IncidentsChangedDto): void {
    this.incidents.add([change]);
    if (this.redis.isConfigured) this.server.serverSideEmit('incidents', change);
  }

  domainsChanged(reason: LiveEvents['domains:changed']['reason']): void {
    this.many.add([reason]);
  }

  checkersChanged(): void {
    this.checkers.add([{}]);
  }

  /** To the clients of this instance. Each instance gathers for its own, so that a client's pace is kept however many record. */
  private deliver(updates: readonly NawalaUpdated[]): void {
    const { rooms } = this.server.of('/').adapter;
    if (rooms.has('each')) this.each.add(updates);
    if (rooms.has('batch')) this.batch.add(updates);
  }

  announce<E extends LiveEvent>(event: E, payload: LiveEvents[E]): void {
    (this.server as unknown as Emitter).emit(event, payload);
  }

  /** To one user alone, whatever instance listens to them. */
  tell<E extends LiveEvent>(userId: string, event: E, payload: LiveEvents[E]): void {
    (this.server.to(userRoom(userId)) as unknown as Emitter).emit(event, payload);
  }

  endSessions(sessionIds: readonly string[], reason: SessionEnd): void {
    if (sessionIds.length === 0) return;
    if (this.redis.isConfigured && !this.redis.isReady) this.untold.push({ sessionIds, reason });
    const theirs = this.server.in(sessionIds.map(sessionRoom));
    theirs.emit('session:revoked', { reason });
    // With Redis the adapter disconnects nobody itself, not even here: it asks, over Redis, everybody and so also us.
    this.server.local.in(sessionIds.map(sessionRoom)).disconnectSockets(true);
    theirs.disconnectSockets(true);
  }

  /** What other instances said meanwhile was lost: our clients look again, and sessions may have ended elsewhere. */
  private resync(): void {
    this.server.local.emit('domains:changed', { reason: 'resync' });
    void this.sessions.look(this.listeners);
    // It may have been away for us alone, and then the others did not look.
    for (const { sessionIds, reason } of this.untold.splice(0)) this.endSessions(sessionIds, reason);
  }

  /** Sockets of this instance, of which nobody told us: the others look for themselves. */
  private cut(lost: readonly LostAccess[]): void {
    for (const { sessionId, reason } of lost) {
      const theirs = this.server.local.in(sessionRoom(sessionId));
      theirs.emit('session:revoked', { reason });
      theirs.disconnectSockets(true);
    }
  }

  /** Rooms are joined before the connection is announced, so that not one event is missed after `connect`. */
  private async admit(socket: LiveSocket): Promise<string | undefined> {
    const user = await this.userOf(socket.handshake.auth['token']);
    if (!user) return 'unauthorized';
    if (this.hasEnough(user.sessionId)) return 'too many sockets';
    socket.data.user = user;
    const pace = socket.handshake.auth['batch'] === true ? 'batch' : 'each';
    await socket.join([pace, sessionRoom(user.sessionId), userRoom(user.id)]);
    return undefined;
  }

  /** Of this instance's sockets: each has its own, and a browser's tabs are far fewer. */
  private hasEnough(sessionId: string): boolean {
    const { SOCKETS_PER_SESSION: most } = this.env;
    const open = this.server.of('/').adapter.rooms.get(sessionRoom(sessionId))?.size ?? 0;
    return most > 0 && open >= most;
  }

  private async userOf(token: unknown): Promise<RequestUser | undefined> {
    const claims = typeof token === 'string' ? await this.verifier.claimsOf(token) : undefined;
    return claims && this.identity.of(claims);
  }
}
