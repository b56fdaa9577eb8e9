import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { Env } from '../config/env';
import { connectionOptions } from './connection-options';

/** Once it is open, the driver reconnects by itself. Who opens it, and after what, is the list in `app/startup.ts`. */
@Injectable()
export class Database {
  private ready = false;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly env: Env,
  ) {}

  get isReady(): boolean {
    return this.ready;
  }

  /** From now on requests are let through. */
  open(): void {
    this.ready = true;
  }

  /** The first attempt began when Nest made the connection; Mongoose does not repeat it. */
  async connect(): Promise<void> {
    try {
      await this.connection.asPromise();
    } catch {
      const { MONGODB_URI: uri = '' } = this.env;
      await this.connection.openUri(uri, connectionOptions(uri));
    }
  }

  async buildIndexes(): Promise<void> {
    await Promise.all(Object.values(this.connection.models).map((model) => model.createIndexes()));
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.connection.db?.command({ ping: 1 });
    if (!this.connection.db || !this.ready) throw new Error('The database has not been reached yet');
  }
}
