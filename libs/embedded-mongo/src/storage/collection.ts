import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { type Document, documentOf, type Value } from '../bson/values';
import { MongoError } from '../mongo-error';
import { type IndexDefinition, parseIndexDefinition } from '../indexes/definition';
import { type IndexKeys, keysOf } from '../indexes/keys';
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

/** Keys from `low` (inclusive) to `high` (exclusive; absent: to the end). */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer | undefined;
}

/** One collection's documents and index entries, in SQLite; every call belongs to the caller's transaction. */
export class Collection {
  private constructor(
    private readonly sql: Sql,
    readonly id: number,
    readonly db: string,
    readonly name: string,
    readonly indexes: StoredIndex[],
  ) {}

  static create(sql: Sql, db: string, name: string): Collection {
    const id = Number(sql.run('INSERT INTO collection (db, name) VALUES (?, ?)', db, name).lastInsertRowid);
    sql.exec(`CREATE TABLE document_${id} (id INTEGER PRIMARY KEY, body BLOB NOT NULL)`);
    const collection = new Collection(sql, id, db, name, []);
    collection.createIndex(
      parseIndexDefinition(
        documentOf([
          ['key', documentOf([['_id', 1]])],
          ['name', '_id_'],
        ]),
      ),
    );
    return collection;
  }

  static load(sql: Sql, row: Row): Collection {
    const id = Number(row['id']);
    const indexes = [
      ...sql.iterate('SELECT id, spec, multikey FROM collection_index WHERE collection = ? ORDER BY id', id),
    ];
    return new Collection(
      sql,
      id,
      String(row['db']),
      String(row['name']),
      indexes.map((index) => ({
        id: Number(index['id']),
        definition: parseIndexDefinition(decodeDocument(asBuffer(index['spec']))),
        multikey: Number(index['multikey']),
      })),
    );
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** @throws MongoError 11000 before anything is written. */
  insert(document: Document, body: Buffer): void {
    const entries = this.entriesOf(document);
    this.refuseDuplicates(document, entries, undefined);
    const rowId = Number(this.sql.run(`INSERT INTO document_${this.id} (body) VALUES (?)`, body).lastInsertRowid);
    for (const [index, { keys, multikey }] of entries) {
      this.noteMultikey(index, multikey);
      for (const key of keys) this.addEntry(index, key, rowId);
    }
  }

  /** @throws MongoError 11000 before anything is written. */
  replace(rowId: number, before: Document, after: Document, body: Buffer): void {
    const entries = this.entriesOf(after);
    const changes = entries.map(([index, next]) => changesOf(index, keysOf(index.definition, before), next));
    this.refuseDuplicates(
      after,
      changes.map(({ index, added }) => [index, { keys: added, multikey: 0 }]),
      rowId,
    );
    this.sql.run(`UPDATE document_${this.id} SET body = ? WHERE id = ?`, body, rowId);
    for (const { index, removed, added, multikey } of changes) {
      this.noteMultikey(index, multikey);
      for (const key of removed) this.removeEntry(index, key, rowId);
      for (const key of added) this.addEntry(index, key, rowId);
    }
  }

  remove(rowId: number, document: Document): void {
    for (const [index, { keys }] of this.entriesOf(document)) {
      for (const key of keys) this.removeEntry(index, key, rowId);
    }
    this.sql.run(`DELETE FROM document_${this.id} WHERE id = ?`, rowId);
  }

  count(): number {
    return Number(this.sql.get(`SELECT count(*) AS n FROM document_${this.id}`)?.['n']);
  }

  /** Every document, in order of insertion. */
  *scan(): IterableIterator<StoredDocument> {
    for (const row of this.sql.iterate(`SELECT id, body FROM document_${this.id} ORDER BY id`)) yield storedOf(row);
  }

  /** Documents by index entry, in the order of the index; one with several entries in the range comes several times. */
  *scanIndex(index: StoredIndex, { low, high }: KeyRange, backward: boolean): IterableIterator<StoredDocument> {
    const order = backward ? 'DESC' : 'ASC';
    const upper = high === undefined ? '' : 'AND entry.key < ?';
    const sql = `SELECT document.id, document.body FROM entry_${index.id} AS entry
      CROSS JOIN document_${this.id} AS document ON document.id = entry.document
      WHERE entry.key >= ? ${upper} ORDER BY entry.key ${order}, entry.document ${order}`;
    for (const row of this.sql.iterate(sql, ...(high === undefined ? [low] : [low, high]))) yield storedOf(row);
  }

  countEntries(index: StoredIndex, { low, high }: KeyRange): number {
    const upper = high === undefined ? '' : 'AND key < ?';
    const sql = `SELECT count(*) AS n FROM entry_${index.id} WHERE key >= ? ${upper}`;
    return Number(this.sql.get(sql, ...(high === undefined ? [low] : [low, high]))?.['n']);
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
    const fields = new Set(definition.fields.map(({ parts }) => parts[0] as string));
    const only = definition.partial === undefined ? fields : undefined;
    for (const { rowId, body } of this.scan()) {
      const document = decodeDocument(body, 0, only);
      const entry = keysOf(definition, document);
      this.refuseDuplicates(document, [[index, entry]], rowId);
      this.noteMultikey(index, entry.multikey);
      for (const key of entry.keys) this.addEntry(index, key, rowId);
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

  private entriesOf(document: Document): [StoredIndex, IndexKeys][] {
    return this.indexes.map((index) => [index, keysOf(index.definition, document)]);
  }

  private refuseDuplicates(
    document: Document,
    entries: readonly [StoredIndex, IndexKeys][],
    own: number | undefined,
  ): void {
    for (const [index, { keys }] of entries) {
      if (!index.definition.unique) continue;
      for (const key of keys) {
        const sql = `SELECT document FROM entry_${index.id} WHERE key = ? AND document <> ? LIMIT 1`;
        if (this.sql.get(sql, key, own ?? -1) !== undefined)
          throw duplicateKey(this.namespace, index.definition, document);
      }
    }
  }

  private noteMultikey(index: StoredIndex, multikey: number): void {
    if ((index.multikey | multikey) === index.multikey) return;
    index.multikey |= multikey;
    this.sql.run('UPDATE collection_index SET multikey = ? WHERE id = ?', index.multikey, index.id);
  }

  private addEntry(index: StoredIndex, key: Buffer, rowId: number): void {
    this.sql.run(`INSERT INTO entry_${index.id} (key, document) VALUES (?, ?)`, key, rowId);
  }

  private removeEntry(index: StoredIndex, key: Buffer, rowId: number): void {
    this.sql.run(`DELETE FROM entry_${index.id} WHERE key = ? AND document = ?`, key, rowId);
  }
}

const storedOf = (row: Row): StoredDocument => ({ rowId: Number(row['id']), body: asBuffer(row['body']) });

interface EntryChanges {
  readonly index: StoredIndex;
  readonly removed: readonly Buffer[];
  readonly added: readonly Buffer[];
  readonly multikey: number;
}

const changesOf = (index: StoredIndex, before: IndexKeys, after: IndexKeys): EntryChanges => ({
  index,
  removed: before.keys.filter((key) => !after.keys.some((other) => other.equals(key))),
  added: after.keys.filter((key) => !before.keys.some((other) => other.equals(key))),
  multikey: after.multikey,
});

const duplicateKey = (namespace: string, { name, spec, fields }: IndexDefinition, document: Document): MongoError => {
  const keyValue = documentOf(fields.map(({ path, parts }) => [path, valueAt(document, parts)]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return new MongoError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: spec['key'], keyValue },
  );
};

const valueAt = (document: Document, parts: readonly string[]): Value =>
  parts.reduce<Value | undefined>((value, part) => (value as Document | null | undefined)?.[part], document) ?? null;
