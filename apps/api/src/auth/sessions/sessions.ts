import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../common/app-error';
import { Clock } from '../../common/clock';
import { SessionsRevoked } from '../events/sessions-revoked.event';
import { SessionsRepository } from './sessions.repository';

/** Days a session outlives its last use. */
const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 86_400;

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
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

@Injectable()
export class Sessions {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
    private readonly events: EventEmitter2,
  ) {}

  start(userId: string, client: ClientInfo): Promise<IssuedSession> {
    return this.issue(userId, randomUUID(), client);
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
    const next = current.rotatedAt ? undefined : await this.issue(userId, current.family, client);
    if (next && (await this.sessions.retire(tokenHash, this.clock.now()))) return next;
    await this.end(current.family);
    throw sessionOver();
  }

  isAlive(sessionId: string, userId: string): Promise<boolean> {
    return this.sessions.isAlive(sessionId, userId, this.clock.now());
  }

  async end(sessionId: string): Promise<void> {
    if (await this.sessions.endFamily(sessionId)) this.announce([sessionId]);
  }

  async endByToken(refreshToken: string): Promise<void> {
    const session = await this.sessions.byToken(hashOf(refreshToken));
    if (session) await this.end(session.family);
  }

  async endAllOf(userId: string, except?: string): Promise<void> {
    this.announce(await this.sessions.endAllOf(userId, except));
  }

  private async issue(userId: string, sessionId: string, client: ClientInfo): Promise<IssuedSession> {
    const refreshToken = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + SESSION_SECONDS * 1000);
    await this.sessions.add({ user: userId, tokenHash: hashOf(refreshToken), family: sessionId, expiresAt, ...client });
    return { userId, sessionId, refreshToken };
  }

  private announce(sessionIds: readonly string[]): void {
    if (sessionIds.length > 0) this.events.emit(SessionsRevoked.event, new SessionsRevoked(sessionIds));
  }
}

const sessionOver = (): AppError => new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.');
