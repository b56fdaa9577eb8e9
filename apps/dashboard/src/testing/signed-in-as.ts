import type { Role } from '@nawala/contracts';
import { aUser } from '@nawala/contracts/testing';
import { type StoredSession, writeSession } from '../app/session/session-storage';

/** A session as another tab would have left it in the storage. To be called before anything injects `Session`. */
export function signedInAs(role: Role, over: Partial<StoredSession> = {}): StoredSession {
  const session = { accessToken: 'token-1', expiresAt: Date.now() + 900_000, user: aUser({ role }), ...over };
  writeSession(session);
  return session;
}
