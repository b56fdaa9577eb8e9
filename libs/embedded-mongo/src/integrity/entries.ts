import type { MongoError } from '../mongo-error';
import type { Column, Sql } from '../storage/sqlite';
import { checksumOfEntry, damage } from './checksum';

/** Checks the entries of one index, each when it is read. */
export class EntryChecks {
  private readonly following = this.beside('>', 'ASC');
  private readonly preceding = this.beside('<', 'DESC');

  constructor(
    private readonly sql: Sql,
    private readonly table: string,
    /** The index and its collection, in words. */
    private readonly what: string,
  ) {}

  /** @throws MongoError when an entry is not as it was stored. */
  refuseDamaged(key: Column | undefined, rowId: Column | undefined, sum: Column | undefined): void {
    if (checksumOfEntry(key as Uint8Array, rowId as number) !== sum) throw this.damaged();
  }

  /** A damaged entry leads a search astray to the place beside itself, so what lies on both sides is checked too. */
  around(low: Uint8Array, high: Uint8Array): void {
    this.before(low, 0);
    this.after(high, 0);
  }

  before(key: Uint8Array, rowId: number): void {
    this.check(this.preceding, key, rowId);
  }

  after(key: Uint8Array, rowId: number): void {
    this.check(this.following, key, rowId);
  }

  damaged(): MongoError {
    return damage(`${this.what} is damaged`);
  }

  private check(reading: string, key: Uint8Array, rowId: number): void {
    for (const [held, document, sum] of this.sql.rows(reading, key, rowId)) this.refuseDamaged(held, document, sum);
  }

  private beside(relation: '<' | '>', order: 'ASC' | 'DESC'): string {
    return `SELECT key, document, sum FROM ${this.table} WHERE (key, document) ${relation} (?, ?) ORDER BY key ${order}, document ${order} LIMIT 1`;
  }
}
