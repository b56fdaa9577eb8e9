import { Injectable, Logger } from '@nestjs/common';
import type { SessionEnd } from '@nawala/contracts';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../common/app-error';
import { Clock } from '../common/clock';
import { SessionsRevoked } from './events/sessions-revoked.event';
import type { Session } from './session.schema';
import { SessionsRepository } from './sessions.repository';

const DAY_MS = 86_400_000;
/** How long a session outlives its last use. */
const IDLE_MS = 30 * DAY_MS;
/** How long one sign-in lasts at most, however busy the session is. */
const LIFE_MS = 90 * DAY_MS;

/** Where a session was used from, for whoever looks at the database after an incident. */
export interface ClientInfo {
  userAgent: string;
  ip: string;
}

/** A refresh token as the client holds it, with the session (family) it belongs to. */
export interface IssuedSession {
  userId: string;
  sessionId: string;
  refreshToken: string;
  /** How long the token can be used. */
  lifeSeconds: number;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

@Injectable()
export class Sessions {
  private readonly logger = new Logger(Sessions.name);

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
    private readonly events: EventEmitter2,
  ) {}

  start(userId: string, client: ClientInfo): Promise<IssuedSession> {
    return this.issue(userId, { family: randomUUID(), startedAt: this.clock.now() }, client);
  }

  /**
   * The next token for this one, which dies. The new token is written first, so that the session is alive at every
   * moment; if the old one turns out to be dead already, somebody else holds a copy, and the whole session ends.
   */
  async rotate(refreshToken: string, client: ClientInfo): Promise<IssuedSession> {
    const tokenHash = hashOf(refreshToken);
    const current = await this.sessions.byToken(tokenHash);
    if (!current) throw sessionOver();
    const userId = current.user.toHexString();
    const next = current.rotatedAt ? undefined : await this.issue(userId, current, client);
    if (next && (await this.sessions.retire(tokenHash, this.clock.now()))) return next;
    const hasRunOut = current.expiresAt <= this.clock.now();
    if (!hasRunOut) this.logger.warn({ userId, address: client.ip }, 'A used refresh token came back: session ended');
    await this.end(current.family, hasRunOut ? 'ended' : 'token-reused');
    throw sessionOver();
  }

  isAlive(sessionId: string, userId: string): Promise<boolean> {
    return this.sessions.isAlive(sessionId, userId, this.clock.now());
  }

  /** Which of these are alive, asked for all at once. */
  async aliveOf(sessionIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.sessions.aliveOf(sessionIds, this.clock.now()));
  }

  async end(sessionId: string, reason: SessionEnd): Promise<void> {
    if (await this.sessions.endFamily(sessionId)) this.announce([sessionId], reason);
  }

  async endByToken(refreshToken: string): Promise<void> {
    const session = await this.sessions.byToken(hashOf(refreshToken));
    if (session) await this.end(session.family, 'signed-out');
  }

  async endAllOf(userId: string, reason: SessionEnd, except?: string): Promise<void> {
    this.announce(await this.sessions.endAllOf(userId, except), reason);
  }

  private async issue(
    user: string,
    { family, startedAt }: Pick<Session, 'family' | 'startedAt'>,
    client: ClientInfo,
  ): Promise<IssuedSession> {
    const refreshToken = randomBytes(32).toString('base64url');
    const lifeMs = Math.max(0, Math.min(IDLE_MS, startedAt.getTime() + LIFE_MS - this.clock.now().getTime()));
    const expiresAt = new Date(this.clock.now().getTime() + lifeMs);
    await this.sessions.add({ user, tokenHash: hashOf(refreshToken), family, startedAt, expiresAt, ...client });
    return { userId: user, sessionId: family, refreshToken, lifeSeconds: Math.floor(lifeMs / 1000) };
  }

  private announce(sessionIds: readonly string[], reason: SessionEnd): void {
    if (sessionIds.length > 0) this.events.emit(SessionsRevoked.event, new SessionsRevoked(sessionIds, reason));
  }
}

const sessionOver = (): AppError => new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.');
