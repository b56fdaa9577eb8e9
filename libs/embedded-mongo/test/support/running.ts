import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { type EmbeddedMongo, type EmbeddedMongoOptions, type Location, startEmbeddedMongo } from '../../src/index';

/** Databases, clients and folders of one spec file; `end` closes and removes them all. */
export class Running {
  private readonly folders: (() => Promise<unknown>)[] = [];
  private readonly cleanups: (() => Promise<unknown>)[] = [];

  async folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'embedded-'));
    this.folders.push(() => rm(path, { recursive: true, force: true }));
    return path;
  }

  async database(location: Location = { inMemory: true }, options?: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
    const database = await startEmbeddedMongo(location, options);
    this.cleanups.push(() => database.stop());
    return database;
  }

  async client({ uri }: { readonly uri: string }, options?: MongoClientOptions): Promise<MongoClient> {
    const client = await new MongoClient(uri, options).connect();
    this.cleanups.push(() => client.close());
    return client;
  }

  /** Closes clients and databases. */
  async stop(): Promise<void> {
    for (const cleanup of this.cleanups.splice(0).reverse()) await cleanup();
  }
  async end(): Promise<void> {
    await this.stop();
    for (const cleanup of this.folders.splice(0)) await cleanup();
  }
}
