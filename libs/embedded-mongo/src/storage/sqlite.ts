import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import type { MongoError } from '../mongo-error';

export type Column = null | number | bigint | string | Uint8Array;
export type Row = Record<string, Column>;
export type Parameter = null | number | string | Uint8Array;

/** Rows are lists of columns; a statement is read to its end at once, so nothing stays open. */
export interface Statement {
  run(...parameters: Parameter[]): { readonly lastInsertRowid: number | bigint; readonly changes: number | bigint };
  all(...parameters: Parameter[]): readonly (readonly Column[])[];
}

/** Made when it is first called for, then the same one again and again. */
export type Prepared = () => Statement;

/** What the engine needs of SQLite, and the seam where a test puts a failing disk. */
export interface Sql {
  exec(sql: string): void;
  /** For the few texts that recur; whoever runs many of one kind prepares it. */
  run(sql: string, ...parameters: Parameter[]): void;
  get(sql: string, ...parameters: Parameter[]): Row | undefined;
  prepare(sql: string): Prepared;
  /** Copies everything, a little at a time; the database may be used in `between` only, and not be left in a transaction. */
  copyTo(file: string, between: () => void): Promise<void>;
  close(): void;
}

/** So many pages are copied at once: 1 MB. */
const COPIED_PAGES = 256;

export class SqliteConnection implements Sql {
  private readonly statements = new Map<string, StatementSync>();
  private readonly database: DatabaseSync;

  constructor(location: string) {
    this.database = new DatabaseSync(location);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  run(sql: string, ...parameters: Parameter[]): void {
    this.kept(sql).run(...parameters);
  }

  get(sql: string, ...parameters: Parameter[]): Row | undefined {
    return this.kept(sql).get(...parameters) as Row | undefined;
  }

  prepare(sql: string): Prepared {
    let statement: StatementSync | undefined;
    return () => {
      if (statement === undefined) {
        statement = this.database.prepare(sql);
        statement.setReturnArrays(true);
      }
      return statement as unknown as Statement;
    };
  }

  async copyTo(file: string, between: () => void): Promise<void> {
    await backup(this.database, file, { rate: COPIED_PAGES, progress: between });
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private kept(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }
}

export const asBuffer = (bytes: unknown): Buffer => {
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array;
  return Buffer.from(buffer, byteOffset, byteLength);
};

/** Damage that was met when a document was half written already. */
export class TornWrite extends Error {
  constructor(readonly damage: MongoError) {
    super(damage.message);
  }
}

/** The disk's or the file's failure, after which nothing of the running transaction can be trusted. */
export const isStorageError = (error: unknown): boolean =>
  error instanceof TornWrite || (error as { code?: unknown } | null)?.code === 'ERR_SQLITE_ERROR';
