import { MongoError } from '../mongo-error';
import { collectionRows } from './catalogue';
import { Collection } from './collection';
import { Commits } from '../integrity/commits';
import type { Sql } from './sqlite';

/**
 * All databases of one file. The catalogue in memory always mirrors the file: a rollback reads it anew, after which nobody
 * goes on who has a collection from before.
 */
export class Store {
  private collections = new Map<string, Collection>();

  constructor(
    private readonly sql: Sql,
    readonly log = new Commits(sql),
  ) {
    this.reload();
  }

  find(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  /** Makes the collection when there is none, as a first insert does. */
  ensure(db: string, name: string): Collection {
    const existing = this.find(db, name);
    if (existing !== undefined) return existing;
    refuseBadName(db, name);
    const collection = Collection.create(this.sql, db, name);
    this.collections.set(collection.namespace, collection);
    return collection;
  }

  all(): readonly Collection[] {
    return [...this.collections.values()];
  }

  rollback(): void {
    try {
      this.sql.run('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself (a full disk does that)
    }
    this.reload();
  }

  /** See `Sql`. */
  copyTo(file: string, between: () => void): Promise<void> {
    return this.sql.copyTo(file, between);
  }

  sizeInBytes(): number {
    return Number(this.sql.value('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()'));
  }

  private reload(): void {
    const collections = collectionRows(this.sql).map((row) => Collection.load(this.sql, row));
    this.collections = new Map(collections.map((collection) => [collection.namespace, collection]));
  }
}

const refuseBadName = (db: string, name: string): void => {
  if (name === '' || /^\.|^system\.|[$\0]/.test(name)) throw new MongoError(73, `Invalid collection name: ${name}`);
  if (db === '' || /[/\\. "$\0]/.test(db) || db.length > 63) throw new MongoError(73, `Invalid database name: '${db}'`);
};
