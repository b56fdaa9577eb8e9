/** All bounds are for so long. */
const WINDOW_MS = 10_000;
/** Whoever is refused may try again, with another token. Each attempt costs a look at it. */
const MOST_ATTEMPTS = 20;
/** Twice what an agent may say, which hears first why it is hung up on. */
const MOST_MESSAGES = 2000;
const MOST_BYTES = 4 * 1024 * 1024;

/** How Socket.IO writes "let me into this namespace", at the beginning of a message. */
const ATTEMPT = '0';

/** What a client says over one connection, below Socket.IO: handshakes are bounded, and this is what follows each. */
export class ConnectionTalk {
  private since = -Infinity;
  private attempts = 0;
  private messages = 0;
  private bytes = 0;

  /**
   * Whether this message is one too many, and the connection is to be cut.
   *
   * @param now milliseconds of any clock that does not go back
   */
  isTooMuch(message: string | Uint8Array, now: number): boolean {
    if (now - this.since >= WINDOW_MS) {
      this.since = now;
      this.attempts = this.messages = this.bytes = 0;
    }
    this.messages += 1;
    this.bytes += message.length;
    if (typeof message === 'string' && message.startsWith(ATTEMPT)) this.attempts += 1;
    return this.attempts > MOST_ATTEMPTS || this.messages > MOST_MESSAGES || this.bytes > MOST_BYTES;
  }
}
