import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { KeyPass } from '../access/key-pass';
import { Clock } from '../common/clock';
import { Redis } from '../redis/redis';
import { KeyRevoked } from './events/key-revoked.event';
import { KeyRing } from './key-ring';
import { KeysRepository } from './keys.repository';

const CHANNEL = 'nawala:keys';
/** How often an instance asks whether the keys have changed, whatever it was told: well within a second. */
const LOOK_MS = 300;
/** How often it reads them all, whatever the version says: a crash may have come between a change and its version. */
const READ_MS = 30_000;
/** After so long without an answer of the database, what is in memory is believed no more. */
const PATIENCE_MS = 5000;

/** Keeps the keys in memory as they are in the database, on every instance. */
@Injectable()
export class KeyWatch implements OnModuleInit, BeforeApplicationShutdown {
  private ring = new KeyRing([]);
  private known: readonly KeyPass[] = [];
  private version: string | undefined;
  private readAt = -Infinity;
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly keys: KeysRepository,
    private readonly redis: Redis,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const look = () => void this.look().catch(() => undefined);
    const { subscriber } = this.redis;
    subscriber?.on('message', (channel: string) => {
      if (channel === CHANNEL) look();
    });
    subscriber?.subscribe(CHANNEL).catch(() => undefined);
    this.redis.onReturn(look);
  }

  /** Once the indexes stand; again does no harm. */
  async start(): Promise<void> {
    await this.look();
    if (this.timer === undefined && !this.stopped) this.goOn();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** The keys as they are known here. @throws what the database says, when it has been away for long */
  async current(): Promise<KeyRing> {
    if (performance.now() - this.lookedAt > PATIENCE_MS) await this.look();
    return this.ring;
  }

  holds(pass: KeyPass): boolean {
    return this.ring.holds(pass, this.clock.now());
  }

  /** To be called after a change: knows it here when it settles, and tells the others. */
  async changed(): Promise<void> {
    await this.look();
    this.redis.commands?.publish(CHANNEL, '').catch(() => undefined);
  }

  /** One look at a time, so that none puts back what a later one knew; settles after one that began after the call. */
  look(): Promise<void> {
    if (!this.looking) return this.begin();
    this.next ??= this.looking
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.begin();
      });
    return this.next;
  }

  private begin(): Promise<void> {
    this.looking = this.read().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async read(): Promise<void> {
    const now = performance.now();
    const version = await this.keys.version();
    if (version !== this.version || now - this.readAt > READ_MS) {
      this.ring = new KeyRing(await this.keys.unrevoked());
      this.version = version;
      this.readAt = now;
    }
    this.lookedAt = now;
    this.tellOfLost();
  }

  /** Time alone ends some: so this is asked at each look, not at each change. */
  private tellOfLost(): void {
    const now = this.clock.now();
    const lost = this.known.filter((pass) => !this.ring.holds(pass, now));
    this.known = this.ring.passes(now);
    for (const { keyId, prefix } of lost) this.events.emit(KeyRevoked.event, new KeyRevoked(keyId, prefix));
  }

  private goOn(): void {
    this.timer = setTimeout(() => {
      void this.look()
        .catch(() => undefined)
        .then(() => {
          if (!this.stopped) this.goOn();
        });
    }, LOOK_MS);
    this.timer.unref();
  }
}
