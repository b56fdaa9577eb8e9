/** What a key is for: to report as a checker, or to read as a read-only user does. */
export const KEY_SCOPES = ['report', 'read'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Every secret begins with it, so that whoever finds one (a person, a scanner of repositories) knows what it is. */
export const KEY_SECRET_START = 'nwl_';

/** A key, never its secret. Times are ISO 8601 UTC. */
export interface KeyDto {
  id: string;
  name: string;
  /** How its secret begins, `nwl_…`: enough to tell which one it is, not to use it. */
  prefix: string;
  scopes: KeyScope[];
  /** The only ones it reports as; empty: any. */
  vantages: string[];
  /** Null: made by the system, for the checker that `npm start` runs. */
  createdBy: { id: string; name: string } | null;
  createdAt: string;
  /** Null: never. */
  expiresAt: string | null;
  /** At most a minute old; null: never used. */
  lastSeenAt: string | null;
  /** A key that was revoked opens nothing ever again; it is listed for 30 days more. */
  revokedAt: string | null;
  /** Until when the secret before the last rotation is good as well; null: there is no such secret. */
  overlapEndsAt: string | null;
}

/** The only time that the secret is told. */
export interface KeySecretDto {
  key: KeyDto;
  /** `nwl_` and 43 letters, digits, `-` or `_`. */
  secret: string;
}
