import { MongoError } from '../mongo-error';
import { Collection } from './collection';
import { Commits } from '../integrity/commits';
import type { Sql } from './sqlite';

/** All databases of one file. The catalogue in memory always mirrors the file: whatever rolls back reloads it. */
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

  of(db: string): readonly Collection[] {
    return this.all().filter((collection) => collection.db === db);
  }

  rollback(): void {
    try {
      this.sql.run('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself (a full disk does that)
    }
    this.reload();
  }

  /** Undoes what `work` did, and only that, when it throws. */
  attempt<T>(work: () => T): T {
    this.sql.run('SAVEPOINT attempt');
    try {
      const result = work();
      this.sql.run('RELEASE attempt');
      return result;
    } catch (error) {
      if (!isStorageError(error)) {
        this.sql.exec('ROLLBACK TO attempt; RELEASE attempt');
        this.reload();
      }
      throw error;
    }
  }

  backup(file: string): void {
    this.sql.run('VACUUM INTO ?', file);
  }

  sizeInBytes(): number {
    return Number(
      this.sql.get('SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()')?.['size'],
    );
  }

  private reload(): void {
    this.collections = new Map(Collection.loadAll(this.sql).map((collection) => [collection.namespace, collection]));
  }
}

/** The disk's or the file's failure, after which nothing of the running transaction can be trusted. */
export const isStorageError = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'ERR_SQLITE_ERROR';

const refuseBadName = (db: string, name: string): void => {
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.') || name.startsWith('system.')) {
    throw new MongoError(73, `Invalid collection name: ${name}`);
  }
  if (db === '' || /[/\\. "$\0]/.test(db) || db.length > 63) {
    throw new MongoError(73, `Invalid database name: '${db}'`);
  }
};
