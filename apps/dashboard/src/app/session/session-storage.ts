import { SESSION_ENDS, type SessionDto, type SessionEnd, type UserDto } from '@nawala/contracts';
import { browserStorage } from '../storage/browser-storage';

type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a tab needs to act as somebody. `expiresAt` is in milliseconds on this browser's own clock. */
export interface StoredSession {
  accessToken: string;
  expiresAt: number;
  user: UserDto;
}

/** Shared by all tabs: whoever refreshes writes it, everybody else hears of it through the `storage` event.
 * public/first-paint.js looks whether it is there. */
export const SESSION_KEY = 'nawala.session';

export const toStored = ({ accessToken, expiresIn, user }: SessionDto, now: number): StoredSession => ({
  accessToken,
  expiresAt: now + expiresIn * 1000,
  user,
});

export function readSession(storage: KeyValue = browserStorage): StoredSession | null {
  try {
    const stored = JSON.parse(storage.getItem(SESSION_KEY) ?? 'null') as Partial<StoredSession> | null;
    return stored?.accessToken && stored.user && typeof stored.expiresAt === 'number'
      ? (stored as StoredSession)
      : null;
  } catch {
    return null;
  }
}

export function writeSession(session: StoredSession | null, storage: KeyValue = browserStorage): void {
  if (session) storage.setItem(SESSION_KEY, JSON.stringify(session));
  else storage.removeItem(SESSION_KEY);
}

/** In the session's place, why there is none any more: the other tabs say so too. */
export function writeSessionEnd(ended: SessionEnd, storage: KeyValue = browserStorage): void {
  storage.setItem(SESSION_KEY, JSON.stringify({ ended }));
}

export function readSessionEnd(storage: KeyValue = browserStorage): SessionEnd {
  try {
    return sessionEndOf((JSON.parse(storage.getItem(SESSION_KEY) ?? '{}') as { ended?: unknown }).ended);
  } catch {
    return 'ended';
  }
}

/** A reason that is not known here, of a newer server for one, says no more than that it is over. */
export const sessionEndOf = (reason: unknown): SessionEnd => SESSION_ENDS.find((known) => known === reason) ?? 'ended';
