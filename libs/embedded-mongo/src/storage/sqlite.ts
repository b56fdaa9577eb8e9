import { backup, DatabaseSync, type StatementResultingChanges, type StatementSync } from 'node:sqlite';

export type Column = null | number | bigint | string | Uint8Array;
/** Its columns in order. */
export type Row = readonly Column[];
export type Parameter = null | number | string | Uint8Array;

/** So many pages are copied at once: 1 MB. */
const COPIED_PAGES = 256;

/**
 * What the engine needs of SQLite, and the seam where a test puts a failing disk. A text is prepared when it first comes;
 * what it yields is read to its end at once, so nothing stays open.
 */
export class Sql {
  private readonly statements = new Map<string, StatementSync>();
  private readonly database: DatabaseSync;

  constructor(location: string) {
    this.database = new DatabaseSync(location);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  run(sql: string, ...parameters: Parameter[]): StatementResultingChanges {
    return this.statement(sql).run(...parameters);
  }

  rows(sql: string, ...parameters: Parameter[]): readonly Row[] {
    return this.statement(sql).all(...parameters) as unknown as readonly Row[];
  }

  /** The first column of the first row. */
  value(sql: string): Column | undefined {
    return this.rows(sql)[0]?.[0];
  }

  /** Copies everything, a little at a time; the database may be used in `between` only, and not be left in a transaction. */
  async copyTo(file: string, between: () => void): Promise<void> {
    await backup(this.database, file, { rate: COPIED_PAGES, progress: between });
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      statement.setReturnArrays(true);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

export const asBuffer = (bytes: unknown): Buffer => {
  const { buffer, byteOffset, byteLength } = bytes as Uint8Array;
  return Buffer.from(buffer, byteOffset, byteLength);
};
