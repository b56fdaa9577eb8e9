import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';

export type Column = null | number | bigint | string | Uint8Array;
/** Its columns in order. */
export type Row = readonly Column[];
export type Parameter = null | number | string | Uint8Array;

/** Is read to its end at once, so nothing stays open. */
export interface Statement {
  run(...parameters: Parameter[]): { readonly lastInsertRowid: number | bigint; readonly changes: number | bigint };
  all(...parameters: Parameter[]): readonly Row[];
}

/** Made when it is first called for, then the same one again and again. */
export type Prepared = () => Statement;

/** So many pages are copied at once: 1 MB. */
const COPIED_PAGES = 256;

/** What the engine needs of SQLite, and the seam where a test puts a failing disk. */
export class Sql {
  private readonly kept = new Map<string, Prepared>();
  private readonly database: DatabaseSync;

  constructor(location: string) {
    this.database = new DatabaseSync(location);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** For the few texts that recur, as the next two; whoever runs many of one kind prepares it. */
  run(sql: string, ...parameters: Parameter[]): void {
    this.keep(sql).run(...parameters);
  }

  rows(sql: string, ...parameters: Parameter[]): readonly Row[] {
    return this.keep(sql).all(...parameters);
  }

  /** The first column of the first row. */
  value(sql: string): Column | undefined {
    return this.rows(sql)[0]?.[0];
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

  /** Copies everything, a little at a time; the database may be used in `between` only, and not be left in a transaction. */
  async copyTo(file: string, between: () => void): Promise<void> {
    await backup(this.database, file, { rate: COPIED_PAGES, progress: between });
  }

  close(): void {
    this.kept.clear();
    this.database.close();
  }

  private keep(sql: string): Statement {
    const prepared = this.kept.get(sql) ?? this.prepare(sql);
    this.kept.set(sql, prepared);
    return prepared();
  }
}

export const asBuffer = (bytes: unknown): Buffer => {
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array;
  return Buffer.from(buffer, byteOffset, byteLength);
};
