import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { isDatabaseAway } from '../common/app-error-of';
import { Env } from '../config/env';
import { connectionOptions } from './connection-options';

const RETRY_MS = 500;

/**
 * Gets the database ready and goes on trying while it is away: the API listens all the same and answers 503. Ready means
 * connected once, with every index built (uniqueness is an index) and every start-up task done; after that the driver
 * reconnects by itself.
 */
@Injectable()
export class Database implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Database.name);
  private readonly tasks: (() => Promise<void>)[] = [];
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;
  private ready = false;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly env: Env,
  ) {}

  get isReady(): boolean {
    return this.ready;
  }

  /** Something to do at every start before the first request, such as mending what a crash left. Must be idempotent. */
  onReady(task: () => Promise<void>): void {
    this.tasks.push(task);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.prepare();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.retry);
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.connection.db?.command({ ping: 1 });
    if (!this.connection.db || !this.ready) throw new Error('The database has not been reached yet');
  }

  private async prepare(): Promise<void> {
    try {
      await this.connect();
      await Promise.all(Object.values(this.connection.models).map((model) => model.createIndexes()));
      for (const task of this.tasks) await task();
      this.ready = true;
    } catch (error) {
      if (this.stopped) return;
      if (isDatabaseAway(error)) this.logger.warn('The database cannot be reached; trying again');
      else this.logger.error({ err: error }, 'The database cannot be used; trying again');
      this.retry = setTimeout(() => void this.prepare(), RETRY_MS);
    }
  }

  /** The first attempt began when Nest made the connection; Mongoose does not repeat it. */
  private async connect(): Promise<void> {
    try {
      await this.connection.asPromise();
    } catch {
      const { MONGODB_URI: uri = '' } = this.env;
      if (!this.stopped) await this.connection.openUri(uri, connectionOptions(uri));
    }
  }
}
