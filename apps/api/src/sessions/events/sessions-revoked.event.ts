import type { SessionEnd } from '@nawala/contracts';

/** These sessions are over: their sockets must go, and whoever sits there is told why. */
export class SessionsRevoked {
  static readonly event = 'sessions.revoked';
  constructor(
    readonly sessionIds: readonly string[],
    readonly reason: SessionEnd,
  ) {}
}
