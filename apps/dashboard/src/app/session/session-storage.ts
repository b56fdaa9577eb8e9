import type { SessionDto, UserDto } from '@nawala/contracts';

/** What a tab needs to act as somebody. `expiresAt` is in milliseconds on this browser's own clock. */
export interface StoredSession {
  accessToken: string;
  expiresAt: number;
  user: UserDto;
}

/** Shared by all tabs: whoever refreshes writes it, everybody else hears of it through the `storage` event. */
export const SESSION_KEY = 'nawala.session';

export const toStored = ({ accessToken, expiresIn, user }: SessionDto, now: number): StoredSession => ({
  accessToken,
  expiresAt: now + expiresIn * 1000,
  user,
});

export function readSession(storage: Storage = localStorage): StoredSession | null {
  try {
    const stored = JSON.parse(storage.getItem(SESSION_KEY) ?? 'null') as Partial<StoredSession> | null;
    return stored?.accessToken && stored.user && typeof stored.expiresAt === 'number'
      ? (stored as StoredSession)
      : null;
  } catch {
    return null;
  }
}

export function writeSession(session: StoredSession | null, storage: Storage = localStorage): void {
  if (session) storage.setItem(SESSION_KEY, JSON.stringify(session));
  else storage.removeItem(SESSION_KEY);
}
