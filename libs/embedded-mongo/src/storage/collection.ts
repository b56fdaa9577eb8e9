import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { type Document, documentOf, isDocument, type Maybe } from '../bson/values';
import { ID_INDEX, type IndexDefinition, parseIndexDefinition } from '../indexes/definition';
import { type IndexKeys, keysOf } from '../indexes/keys';
import { MongoError } from '../mongo-error';
import { type Path, readPath } from '../query/paths';
import { asBuffer, type Row, type Sql } from './sqlite';

export interface StoredDocument {
  readonly rowId: number;
  readonly body: Buffer;
}

export interface StoredIndex {
  readonly id: number;
  readonly definition: IndexDefinition;
  /** Bit n: some document has, or had, an array at the n-th field. */
  multikey: number;
}

/** Keys from `low` (inclusive) to `high` (exclusive; undefined: to the end). */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer | undefined;
}

/** One collection's documents and index entries in SQLite; every write belongs to the caller's transaction. */
export class Collection {
  private constructor(
    private readonly sql: Sql,
    private readonly id: number,
    readonly db: string,
    readonly name: string,
    readonly indexes: StoredIndex[],
  ) {}

  static create(sql: Sql, db: string, name: string): Collection {
    const id = Number(sql.run('INSERT INTO collection (db, name) VALUES (?, ?)', db, name).lastInsertRowid);
    sql.exec(`CREATE TABLE document_${id} (id INTEGER PRIMARY KEY, body BLOB NOT NULL)`);
    const collection = new Collection(sql, id, db, name, []);
    collection.createIndex(parseIndexDefinition(ID_INDEX));
    return collection;
  }

  static load(sql: Sql, { id, db, name }: Row): Collection {
    const rows = sql.iterate(
      'SELECT id, spec, multikey FROM collection_index WHERE collection = ? ORDER BY id',
      Number(id),
    );
    const indexes = [...rows].map((row) => ({
      id: Number(row['id']),
      definition: parseIndexDefinition(decodeDocument(asBuffer(row['spec']))),
      multikey: Number(row['multikey']),
    }));
    return new Collection(sql, Number(id), String(db), String(name), indexes);
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** @throws MongoError 11000 before anything is written. */
  insert(document: Document, body: Buffer): void {
    const entries = this.indexes.map((index) => ({ index, ...keysOf(index.definition, document) }));
    for (const { index, keys } of entries) this.refuseDuplicates(document, index, keys);
    const { lastInsertRowid } = this.sql.run(`INSERT INTO document_${this.id} (body) VALUES (?)`, body);
    for (const { index, keys, multikey } of entries) this.addEntries(index, keys, multikey, Number(lastInsertRowid));
  }

  /** @throws MongoError 11000 before anything is written. */
  replace(rowId: number, before: Document, after: Document, body: Buffer): void {
    const touched = this.indexes.filter(({ definition }) => isTouched(definition, before, after));
    const changes = touched.map((index) => changesOf(index, before, after));
    for (const { index, added } of changes) this.refuseDuplicates(after, index, added, rowId);
    this.sql.run(`UPDATE document_${this.id} SET body = ? WHERE id = ?`, body, rowId);
    for (const { index, removed, added, multikey } of changes) {
      this.removeEntries(index, removed, rowId);
      this.addEntries(index, added, multikey, rowId);
    }
  }

  remove(rowId: number, document: Document): void {
    for (const index of this.indexes) this.removeEntries(index, keysOf(index.definition, document).keys, rowId);
    this.sql.run(`DELETE FROM document_${this.id} WHERE id = ?`, rowId);
  }

  count(): number {
    return Number(this.sql.get(`SELECT count(*) AS n FROM document_${this.id}`)?.['n']);
  }

  /** Every document, in order of insertion. */
  *scan(): IterableIterator<StoredDocument> {
    for (const row of this.sql.iterate(`SELECT id, body FROM document_${this.id} ORDER BY id`)) yield storedOf(row);
  }

  /** Documents by index entry, in the order of the index; one with several entries in the ranges comes several times. */
  *scanIndex(
    index: StoredIndex,
    ranges: readonly KeyRange[],
    backward: boolean,
    skip = 0,
    limit = 0,
  ): IterableIterator<StoredDocument> {
    const order = backward ? 'DESC' : 'ASC';
    let toSkip = skip;
    let left = limit === 0 ? -1 : limit;
    for (const range of ranges) {
      const passed = toSkip > 0 ? this.countEntries(index, [range], toSkip) : 0;
      const { where, parameters } = boundsOf(range);
      const entries = `SELECT key, document FROM entry_${index.id} WHERE ${where} ORDER BY key ${order}, document ${order} LIMIT ? OFFSET ?`;
      const sql = `SELECT id, body FROM (${entries}) AS entry CROSS JOIN document_${this.id} ON id = document`;
      for (const row of passed < toSkip ? [] : this.sql.iterate(sql, ...parameters, left, toSkip)) {
        yield storedOf(row);
        if ((left -= 1) === 0) return;
      }
      toSkip -= passed;
    }
  }

  /** At most about `most`: enough to tell a cheap scan from an expensive one. */
  countEntries(index: StoredIndex, ranges: readonly KeyRange[], most = Infinity): number {
    let count = 0;
    for (const range of ranges) {
      const { where, parameters } = boundsOf(range);
      const entries = `SELECT 1 FROM entry_${index.id} WHERE ${where} LIMIT ?`;
      const limit = Number.isFinite(most) ? most : -1;
      count += Number(this.sql.get(`SELECT count(*) AS n FROM (${entries})`, ...parameters, limit)?.['n']);
      if (count >= most) break;
    }
    return count;
  }

  /** Builds the index over what is there. @throws MongoError 11000; the caller's savepoint then undoes the rest. */
  createIndex(definition: IndexDefinition): void {
    const spec = encodeDocument(definition.spec);
    const { lastInsertRowid } = this.sql.run(
      'INSERT INTO collection_index (collection, spec) VALUES (?, ?)',
      this.id,
      spec,
    );
    const index: StoredIndex = { id: Number(lastInsertRowid), definition, multikey: 0 };
    this.sql.exec(
      `CREATE TABLE entry_${index.id} (key BLOB NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID`,
    );
    for (const { rowId, body } of this.scan()) {
      const document = decodeDocument(body);
      const { keys, multikey } = keysOf(definition, document);
      this.refuseDuplicates(document, index, keys);
      this.addEntries(index, keys, multikey, rowId);
    }
    this.indexes.push(index);
  }

  dropIndex(index: StoredIndex): void {
    this.sql.exec(`DROP TABLE entry_${index.id}`);
    this.sql.run('DELETE FROM collection_index WHERE id = ?', index.id);
    this.indexes.splice(this.indexes.indexOf(index), 1);
  }

  drop(): void {
    for (const index of [...this.indexes]) this.dropIndex(index);
    this.sql.exec(`DROP TABLE document_${this.id}`);
    this.sql.run('DELETE FROM collection WHERE id = ?', this.id);
  }

  private refuseDuplicates(
    document: Document,
    { id, definition }: StoredIndex,
    keys: readonly Buffer[],
    own = -1,
  ): void {
    if (!definition.unique) return;
    const sql = `SELECT 1 FROM entry_${id} WHERE key = ? AND document <> ? LIMIT 1`;
    if (keys.some((key) => this.sql.get(sql, key, own) !== undefined))
      throw duplicateKey(this.namespace, definition, document);
  }

  private addEntries(index: StoredIndex, keys: readonly Buffer[], multikey: number, rowId: number): void {
    if ((index.multikey | multikey) !== index.multikey) {
      index.multikey |= multikey;
      this.sql.run('UPDATE collection_index SET multikey = ? WHERE id = ?', index.multikey, index.id);
    }
    for (const key of keys) this.sql.run(`INSERT INTO entry_${index.id} (key, document) VALUES (?, ?)`, key, rowId);
  }

  private removeEntries(index: StoredIndex, keys: readonly Buffer[], rowId: number): void {
    for (const key of keys) this.sql.run(`DELETE FROM entry_${index.id} WHERE key = ? AND document = ?`, key, rowId);
  }
}

const storedOf = (row: Row): StoredDocument => ({ rowId: Number(row['id']), body: asBuffer(row['body']) });

const boundsOf = ({ low, high }: KeyRange): { readonly where: string; readonly parameters: readonly Buffer[] } =>
  high === undefined
    ? { where: 'key >= ?', parameters: [low] }
    : { where: 'key >= ? AND key < ?', parameters: [low, high] };

/** Most updates leave most indexed values as they are, and so need not look at the index's entries at all. */
const isTouched = ({ fields, partial }: IndexDefinition, before: Document, after: Document): boolean =>
  partial !== undefined || fields.some(({ parts }) => !isSameAt(parts, before, after));

const isSameAt = (path: Path, before: Maybe, after: Maybe): boolean => {
  for (const part of path) {
    if (before === after) return true;
    if (!isDocument(before) || !isDocument(after)) return false;
    before = before[part];
    after = after[part];
  }
  return before === after || (before instanceof Date && after instanceof Date && +before === +after);
};

interface EntryChanges {
  readonly index: StoredIndex;
  readonly removed: readonly Buffer[];
  readonly added: readonly Buffer[];
  readonly multikey: number;
}

const changesOf = (index: StoredIndex, before: Document, after: Document): EntryChanges => {
  const { keys, multikey }: IndexKeys = keysOf(index.definition, after);
  const old = keysOf(index.definition, before).keys;
  const missingIn = (others: readonly Buffer[]) => (key: Buffer) => !others.some((other) => other.equals(key));
  return { index, removed: old.filter(missingIn(keys)), added: keys.filter(missingIn(old)), multikey };
};

const duplicateKey = (namespace: string, { name, spec, fields }: IndexDefinition, document: Document): MongoError => {
  const keyValue = documentOf(fields.map(({ path, parts }) => [path, readPath(document, parts) ?? null]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: spec['key'], keyValue },
  );
};
