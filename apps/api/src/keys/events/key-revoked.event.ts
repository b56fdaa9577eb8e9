/**
 * A secret opens nothing any more, or not what it did: its key was revoked, has expired, was rotated, or got other scopes or
 * vantages. Told on every instance, within a second of the change, wherever that was made; whoever holds a socket that came in with
 * it drops it, and an agent whose key is still good comes back by itself.
 */
export class KeyRevoked {
  static readonly event = 'key.revoked';
  constructor(
    /** 24 hex digits. */
    readonly keyId: string,
    /** Of the secret (`KeyPass.prefix`): another one of the same key may be good still. */
    readonly prefix: string,
  ) {}
}
