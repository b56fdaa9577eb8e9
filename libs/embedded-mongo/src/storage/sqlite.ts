import { DatabaseSync, type StatementSync } from 'node:sqlite';

export type Row = Record<string, null | number | bigint | string | Uint8Array>;
export type Parameter = null | number | string | Uint8Array;

/** What the engine needs of SQLite, and the seam where a test puts a failing disk. */
export interface Sql {
  exec(sql: string): void;
  run(sql: string, ...parameters: Parameter[]): { readonly lastInsertRowid: number | bigint };
  get(sql: string, ...parameters: Parameter[]): Row | undefined;
  /** Lazily; nothing else may use the same statement text until it ends. */
  iterate(sql: string, ...parameters: Parameter[]): IterableIterator<Row>;
  close(): void;
}

/** Prepared statements are kept: texts are few, one set per collection and index. */
export class SqliteConnection implements Sql {
  private readonly statements = new Map<string, StatementSync>();
  private readonly database: DatabaseSync;

  constructor(location: string) {
    this.database = new DatabaseSync(location);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  run(sql: string, ...parameters: Parameter[]): { readonly lastInsertRowid: number | bigint } {
    return this.prepare(sql).run(...parameters);
  }

  get(sql: string, ...parameters: Parameter[]): Row | undefined {
    return this.prepare(sql).get(...parameters) as Row | undefined;
  }

  iterate(sql: string, ...parameters: Parameter[]): IterableIterator<Row> {
    return this.prepare(sql).iterate(...parameters) as IterableIterator<Row>;
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

export const asBuffer = (bytes: unknown): Buffer => {
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array;
  return Buffer.from(buffer, byteOffset, byteLength);
};
