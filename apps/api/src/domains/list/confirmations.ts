import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { Redis } from '../../redis/redis';

const CHANNEL = 'nawala:confirmed';
/** Milliseconds after which what was confirmed is told together. */
const TOLD_AFTER_MS = 250;

/** A report that said of a domain (hex id) what was known: it stands as the next of this version. Time in milliseconds since 1970. */
export type Confirmation = readonly [id: string, version: number, lastChecked: number];

/**
 * Instances tell each other of reports that change nothing, for which no mark is worth moving: there are hundreds a second.
 * A message that is lost shows in the version of the next one.
 */
@Injectable()
export class Confirmations implements OnModuleInit, BeforeApplicationShutdown {
  private hear: ((confirmed: readonly Confirmation[]) => void) | undefined;
  private waiting: Confirmation[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly redis: Redis) {}

  onModuleInit(): void {
    const { subscriber } = this.redis;
    subscriber?.on('message', (channel: string, message: string) => {
      if (channel === CHANNEL) this.hear?.(readMessage(message));
    });
    subscriber?.subscribe(CHANNEL).catch(() => undefined);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  /** Hears what all instances tell, this one too. */
  follow(hear: (confirmed: readonly Confirmation[]) => void): void {
    this.hear = hear;
  }

  tell(confirmed: readonly Confirmation[]): void {
    if (!this.redis.commands || confirmed.length === 0) return;
    this.waiting.push(...confirmed);
    this.timer ??= setTimeout(() => this.send(), TOLD_AFTER_MS).unref();
  }

  private send(): void {
    this.redis.commands?.publish(CHANNEL, JSON.stringify(this.waiting)).catch(() => undefined);
    this.waiting = [];
    this.timer = undefined;
  }
}

const isConfirmation = (value: unknown): value is Confirmation =>
  Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]) && Number.isFinite(value[2]);

/** What another version, or somebody else, wrote there tells nothing: it is as if the message had been lost. */
function readMessage(message: string): Confirmation[] {
  try {
    const value: unknown = JSON.parse(message);
    return Array.isArray(value) ? value.filter(isConfirmation) : [];
  } catch {
    return [];
  }
}
