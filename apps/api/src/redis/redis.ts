import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis as Client } from 'ioredis';
import { Env } from '../config/env';

/** Milliseconds that a command may take: a request that waits for Redis must not feel it when Redis has gone. */
const COMMAND_MS = 500;
const RECONNECT_MS = 500;
/** How often we make sure that somebody is still at the other end. */
const HEARTBEAT_MS = 1000;

/** No answer is worth waiting for: what is not sent now is lost, and `onReturn` makes up for it. */
const COMMANDS = {
  autoResendUnfulfilledCommands: false,
  commandTimeout: COMMAND_MS,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
} as const;
/** Subscriptions wait for the connection, and are made again after it was lost. */
const SUBSCRIPTIONS = { maxRetriesPerRequest: null } as const;

/**
 * The line between instances; none without `REDIS_URL`. It carries messages and budgets, never facts, so it may go away:
 * each instance then works for itself, says so once, and is told when the line is back.
 */
@Injectable()
export class Redis implements OnApplicationShutdown {
  private readonly logger = new Logger(Redis.name);
  private readonly returned: (() => void)[] = [];
  private heartbeatTimer: NodeJS.Timeout | undefined;
  private away = false;
  private stopping = false;

  /** For commands and publishing. */
  readonly commands: Client | undefined;
  /** For subscriptions alone: such a connection can do nothing else. */
  readonly subscriber: Client | undefined;

  constructor({ REDIS_URL }: Env) {
    if (REDIS_URL === undefined) return;
    const connect = (options: object): Client =>
      new Client(REDIS_URL, {
        ...options,
        connectTimeout: 1500,
        disconnectTimeout: 100,
        retryStrategy: () => RECONNECT_MS,
      })
        .on('error', () => undefined)
        .on('close', () => this.disconnected())
        .on('ready', () => void this.connected());
    this.commands = connect(COMMANDS);
    this.subscriber = connect(SUBSCRIPTIONS);
    this.heartbeatTimer = setInterval(() => void this.heartbeat(), HEARTBEAT_MS);
    this.heartbeatTimer.unref();
  }

  get isConfigured(): boolean {
    return this.commands !== undefined;
  }

  get isReady(): boolean {
    return this.commands?.status === 'ready' && this.subscriber?.status === 'ready';
  }

  /** Something to do when Redis is back after a time in which messages were lost. */
  onReturn(task: () => void): void {
    this.returned.push(task);
  }

  /** Late: sockets say goodbye through it. */
  onApplicationShutdown(): void {
    this.stopping = true;
    clearInterval(this.heartbeatTimer);
    this.commands?.disconnect();
    this.subscriber?.disconnect();
  }

  private disconnected(): void {
    if (this.away || this.stopping) return;
    this.away = true;
    this.logger.warn('Redis cannot be reached: this instance works for itself');
  }

  /** A reply on the subscriber's line comes after those to the subscriptions, which are made again first. */
  private async connected(): Promise<void> {
    if (!this.away || !this.isReady) return;
    await this.subscriber?.ping().catch(() => undefined);
    if (!this.away || !this.isReady) return;
    this.away = false;
    this.logger.log('Redis is back');
    for (const task of this.returned) task();
  }

  /** A line that is dead without having been hung up is opened anew. */
  private async heartbeat(): Promise<void> {
    await Promise.all(
      [this.commands, this.subscriber].map((client) => client?.status === 'ready' && reconnectIfSilent(client)),
    );
  }
}

async function reconnectIfSilent(client: Client): Promise<void> {
  const silence = new Promise<'silence'>((resolve) =>
    // An answer that came while we were busy is read first.
    setTimeout(() => setImmediate(resolve, 'silence'), COMMAND_MS).unref(),
  );
  const answer = await Promise.race([client.ping().catch(() => 'silence'), silence]);
  if (answer === 'silence') client.disconnect(true);
}
