/** These sessions are over (sign-out, password change, deactivation, demotion, stolen token): their sockets must go. */
export class SessionsRevoked {
  static readonly event = 'sessions.revoked';
  constructor(readonly sessionIds: readonly string[]) {}
}
