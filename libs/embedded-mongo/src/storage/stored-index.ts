import type { IndexDefinition } from '../indexes/definition';
import { inChunks, type StoredDocument } from './chunks';
import { asBuffer, type Prepared, type Sql } from './sqlite';

/** Keys from `low` (inclusive) to `high` (exclusive). */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer;
  /** Holds one key of a unique index, `low`, and so one entry at most. */
  readonly single?: boolean;
}

/** An index's entries: a table of its own, in the order of keys and row ids. */
export class StoredIndex {
  private readonly table = `entry_${this.id}`;
  private readonly adding = this.sql.prepare(`INSERT INTO ${this.table} (key, document) VALUES (?, ?)`);
  private readonly moving = this.sql.prepare(`UPDATE ${this.table} SET key = ? WHERE key = ? AND document = ?`);
  private readonly removing = this.sql.prepare(`DELETE FROM ${this.table} WHERE key = ? AND document = ?`);
  private readonly holders = this.sql.prepare(`SELECT document FROM ${this.table} WHERE key = ? LIMIT 2`);
  private readonly counting = this.sql.prepare(
    `SELECT count(*) FROM (SELECT 1 FROM ${this.table} WHERE key >= ? AND key < ? LIMIT ?)`,
  );
  private readonly countingDocuments = this.sql.prepare(
    `SELECT count(DISTINCT document) FROM ${this.table} WHERE key >= ? AND key < ?`,
  );
  private readonly single = this.sql.prepare(
    `SELECT id, body FROM ${this.table} CROSS JOIN ${this.documents} ON id = document WHERE key = ?`,
  );
  private readonly forward = this.reading('(key, document) > (?, ?) AND key < ?', 'ASC');
  private readonly backward = this.reading('(key, document) < (?, ?) AND key >= ?', 'DESC');

  constructor(
    private readonly sql: Sql,
    readonly id: number,
    private readonly documents: string,
    readonly definition: IndexDefinition,
    /** Bit n: some document has, or had, an array at the n-th field. */
    public multikey = 0,
  ) {}

  create(): void {
    this.sql.exec(
      `CREATE TABLE ${this.table} (key BLOB NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID`,
    );
  }

  drop(): void {
    this.sql.exec(`DROP TABLE ${this.table}`);
    this.sql.run('DELETE FROM collection_index WHERE id = ?', this.id);
  }

  /** Exchanges entries of a document; `multikey` is that of the added ones. */
  change(rowId: number, removed: readonly Buffer[], added: readonly Buffer[], multikey: number): void {
    if ((this.multikey | multikey) !== this.multikey) {
      this.multikey |= multikey;
      this.sql.run('UPDATE collection_index SET multikey = ? WHERE id = ?', this.multikey, this.id);
    }
    const moved = Math.min(removed.length, added.length);
    for (let at = 0; at < moved; at += 1) this.moving().run(added[at] as Buffer, removed[at] as Buffer, rowId);
    for (const key of removed.slice(moved)) this.removing().run(key, rowId);
    for (const key of added.slice(moved)) this.adding().run(key, rowId);
  }

  /** Whether a document other than `own` has the key. */
  isTaken(key: Buffer, own: number): boolean {
    return this.holders()
      .all(key)
      .some(([rowId]) => rowId !== own);
  }

  /** At most about `most`: enough to tell a cheap scan from an expensive one. */
  count(ranges: readonly KeyRange[], most = Infinity): number {
    let count = 0;
    for (const { low, high } of ranges) {
      const [row] = this.counting().all(low, high, Math.min(most, 2 ** 40));
      if ((count += Number(row?.[0])) >= most) break;
    }
    return count;
  }

  /** Each once, however many entries it has there. */
  countDocuments({ low, high }: KeyRange): number {
    return Number(this.countingDocuments().all(low, high)[0]?.[0]);
  }

  /**
   * Documents in the order of the index; one with several entries in the ranges comes several times. `skip` passes over
   * entries without a look at documents; `first`: so many are read at once to begin with.
   */
  *scan(ranges: readonly KeyRange[], backward: boolean, first: number, skip = 0): IterableIterator<StoredDocument> {
    const reading = backward ? this.backward : this.forward;
    let toSkip = skip;
    for (const range of ranges) {
      const { low, high, single } = range;
      if (toSkip > 0) {
        const passed = this.count([range], toSkip);
        if (passed < toSkip) {
          toSkip -= passed;
          continue;
        }
      } else if (single) {
        for (const [id, body] of this.single().all(low)) yield { rowId: id as number, body: asBuffer(body) };
        continue;
      }
      const [start, end] = backward ? [high, low] : [low, high];
      const offset = toSkip;
      toSkip = 0;
      yield* inChunks(first, (last, count) =>
        reading().all(last?.key ?? start, last?.rowId ?? 0, end, count, last === undefined ? offset : 0),
      );
    }
  }

  private reading(where: string, order: 'ASC' | 'DESC'): Prepared {
    const entries = `SELECT key, document FROM ${this.table} WHERE ${where} ORDER BY key ${order}, document ${order} LIMIT ? OFFSET ?`;
    return this.sql.prepare(`SELECT id, body, key FROM (${entries}) CROSS JOIN ${this.documents} ON id = document`);
  }
}
