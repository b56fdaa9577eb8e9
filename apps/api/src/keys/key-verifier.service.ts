import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyPass, ShownKey } from '../access/key-pass';
import { appErrorOf } from '../common/app-error-of';
import { Clock } from '../common/clock';
import { KeyWatch } from './key-watch';
import { KeyRefused } from './keys.errors';
import { KeysRepository } from './keys.repository';
import { isSecret } from './secret';

/** Keys that nobody knows lead to one look at the database in so long, however many are shown. */
const MISS_MS = 100;
const SEEN_EVERY_MS = 60_000;

/**
 * Who a key is, for requests and for the handshakes of sockets alike: nobody else compares secrets. What it gives may be
 * revoked a moment later: whoever keeps it asks `holds`, or listens to `KeyRevoked`.
 */
@Injectable()
export class KeyVerifier {
  private missed: Promise<void> | undefined;
  /** By id, of this process's own clock: keys are few. */
  private readonly seenAt = new Map<string, number>();

  constructor(
    private readonly watch: KeyWatch,
    private readonly keys: KeysRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined for what is unknown, revoked or expired.
   *
   * @throws what the database says, when it is needed and away
   */
  async verify(secret: string): Promise<KeyPass | undefined> {
    const found = (await this.watch.current()).find(secret, this.clock.now());
    if (found || !isSecret(secret)) return found;
    // It may have been made a moment ago, by another instance.
    await this.lookAgain();
    return (await this.watch.current()).find(secret, this.clock.now());
  }

  /** The same, with the refusal that a client is answered with. */
  async show(secret: string): Promise<ShownKey> {
    try {
      const pass = await this.verify(secret);
      return pass ? { pass } : { refused: new KeyRefused() };
    } catch (error) {
      const refused = appErrorOf(error);
      if (refused) return { refused };
      throw error;
    }
  }

  /** Whether a pass still opens what it opened when it was given. */
  holds(pass: KeyPass): boolean {
    return this.watch.holds(pass);
  }

  /** @throws KeyRefused */
  mustHold(pass: KeyPass): void {
    if (!this.holds(pass)) throw new KeyRefused();
  }

  /** Does not wait for the write, and does not mind when it fails: the next use says the same. */
  seen({ keyId }: KeyPass): void {
    const now = performance.now();
    if (now - (this.seenAt.get(keyId) ?? -Infinity) < SEEN_EVERY_MS) return;
    this.seenAt.set(keyId, now);
    this.keys.seen(keyId, this.clock.now()).catch(() => this.seenAt.delete(keyId));
  }

  private lookAgain(): Promise<void> {
    this.missed ??= wait(MISS_MS).then(() => {
      this.missed = undefined;
      return this.watch.look();
    });
    return this.missed;
  }
}
