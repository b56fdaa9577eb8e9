import type { IndexDefinition } from '../indexes/definition';
import { checksumOfEntry } from '../integrity/checksum';
import { EntryChecks } from '../integrity/entries';
import { entryTable } from '../integrity/upgrade';
import type { Met } from '../steps';
import { saveIndex } from './catalogue';
import { checked, inChunks, type StoredDocument } from './chunks';
import { TornWrite } from './failure';
import type { Sql } from './sqlite';

/** Keys from `low` (inclusive) to `high` (exclusive). */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer;
  /** Holds one key of a unique index, `low`, and so one entry at most. */
  readonly single?: boolean;
}

/** The collection whose documents they are. */
export interface Owner {
  readonly id: number;
  readonly table: string;
  readonly namespace: string;
}

/** An index's entries: a table of its own, in the order of keys and row ids. */
export class StoredIndex {
  private readonly table = `entry_${this.id}`;
  private readonly checks = new EntryChecks(
    this.sql,
    this.table,
    `The index ${this.definition.name} of ${this.owner.namespace}`,
  );

  private readonly adding = `INSERT INTO ${this.table} (key, sum, document) VALUES (?, ?, ?)`;
  private readonly moving = `UPDATE ${this.table} SET key = ?, sum = ? WHERE key = ? AND document = ?`;
  private readonly removing = `DELETE FROM ${this.table} WHERE key = ? AND document = ?`;
  private readonly holders = `SELECT document, sum FROM ${this.table} WHERE key = ? LIMIT 2`;
  private readonly holding = `SELECT sum FROM ${this.table} WHERE key = ? AND document = ?`;
  private readonly counting = `SELECT count(*) FROM (SELECT 1 FROM ${this.table} WHERE key >= ? AND key < ? LIMIT ?)`;
  private readonly single = `SELECT document, s.sum, body, e.sum FROM ${this.table} e LEFT JOIN ${this.owner.table} s ON id = document WHERE key = ?`;
  private readonly forward = this.reading('(key, document) > (?, ?) AND key < ?', 'ASC');
  private readonly backward = this.reading('(key, document) < (?, ?) AND key >= ?', 'DESC');

  constructor(
    private readonly sql: Sql,
    readonly id: number,
    private readonly owner: Owner,
    readonly definition: IndexDefinition,
    /** Bit n: some document has, or had, an array at the n-th field. */
    public multikey = 0,
    /** While it is built: the last document that has its entries; those after it get theirs when they are reached. */
    public reached = Infinity,
  ) {}

  create(): void {
    this.sql.exec(entryTable(this.table));
  }

  drop(): void {
    this.sql.exec(`DROP TABLE ${this.table}`);
    this.sql.run('DELETE FROM collection_index WHERE id = ?', this.id);
  }

  /** Exchanges entries of a document; `multikey` is that of the added ones. */
  change(rowId: number, removed: readonly Buffer[], added: readonly Buffer[], multikey: number): void {
    if ((this.multikey | multikey) !== this.multikey) {
      this.multikey |= multikey;
      // an index that is being built is saved when it is complete
      if (this.reached === Infinity) saveIndex(this.sql, this.owner.id, this);
    }
    for (const [at, from] of removed.entries()) {
      const to = added[at];
      const { changes } =
        to === undefined
          ? this.sql.run(this.removing, from, rowId)
          : this.sql.run(this.moving, to, checksumOfEntry(to, rowId), from, rowId);
      if (changes !== 1) throw new TornWrite(this.checks.damaged());
    }
    for (const key of added.slice(removed.length)) this.sql.run(this.adding, key, checksumOfEntry(key, rowId), rowId);
  }

  /** Whether a document other than `own` has the key. */
  isTaken(key: Buffer, own: number): boolean {
    const holders = this.sql.rows(this.holders, key);
    for (const [rowId, sum] of holders) this.checks.refuseDamaged(key, rowId, sum);
    return holders.some(([rowId]) => rowId !== own);
  }

  /** Whether the document has this entry, and it is as it was stored. */
  holds(key: Buffer, rowId: number): boolean {
    return this.sql.rows(this.holding, key, rowId)[0]?.[0] === checksumOfEntry(key, rowId);
  }

  size(): number {
    return Number(this.sql.value(`SELECT count(*) FROM ${this.table}`));
  }

  /** At most about `most`: enough to tell a cheap scan from an expensive one. */
  count(ranges: readonly KeyRange[], most = Infinity): number {
    let count = 0;
    for (const { low, high } of ranges) {
      this.checks.around(low, high);
      const [row] = this.sql.rows(this.counting, low, high, Math.min(most, 2 ** 40));
      if ((count += Number(row?.[0])) >= most) break;
    }
    return count;
  }

  /**
   * Documents in the order of the index; one with several entries in the ranges comes several times. `skip` passes over
   * entries without a look at documents; `first`: so many are read at once to begin with.
   */
  *scan(ranges: readonly KeyRange[], backward: boolean, first: number, skip = 0): Met<StoredDocument> {
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
        const found = this.sql.rows(this.single, low);
        if (found.length === 0) this.checks.around(low, low);
        for (const row of found) {
          this.checks.refuseDamaged(low, row[0], row[3]);
          yield checked(this.owner.namespace, row);
        }
        continue;
      }
      const [start, end] = backward ? [high, low] : [low, high];
      const offset = toSkip;
      toSkip = 0;
      if (backward) this.checks.after(start, 0);
      else this.checks.before(start, 0);
      const last = yield* inChunks(this.owner.namespace, first, (previous, count) => {
        const place = [previous?.key ?? start, previous?.rowId ?? 0] as const;
        const rows = this.sql.rows(reading, ...place, end, count, previous === undefined ? offset : 0);
        for (const row of rows) this.checks.refuseDamaged(row[3], row[0], row[4]);
        return rows;
      });
      const [key, rowId] = [last?.key ?? start, last?.rowId ?? 0];
      if (backward) this.checks.before(key, rowId);
      else this.checks.after(key, rowId);
    }
  }

  private reading(where: string, order: 'ASC' | 'DESC'): string {
    const entries = `SELECT key, document, sum FROM ${this.table} WHERE ${where} ORDER BY key ${order}, document ${order} LIMIT ? OFFSET ?`;
    return `SELECT document, s.sum, body, key, e.sum FROM (${entries}) e LEFT JOIN ${this.owner.table} s ON id = document`;
  }
}
