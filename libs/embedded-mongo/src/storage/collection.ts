import { decodeDocument } from '../bson/decode';
import type { Document } from '../bson/values';
import { ID_INDEX, type IndexDefinition, parseIndexDefinition } from '../indexes/definition';
import { isTouched, keysOf } from '../indexes/keys';
import { checksumOf } from '../integrity/checksum';
import { documentTable } from '../integrity/upgrade';
import type { Met, Steps } from '../steps';
import { type CollectionRow, indexRows, nextIndexId, saveCollection, saveIndex } from './catalogue';
import { checked, inChunks, type StoredDocument } from './chunks';
import { duplicateKey } from './duplicate-key';
import { isStorageError } from './failure';
import type { Sql } from './sqlite';
import { StoredIndex } from './stored-index';

interface Concern {
  readonly indexes: readonly StoredIndex[];
  readonly fields: ReadonlySet<string>;
}

/** One collection's documents and index entries in SQLite; every write belongs to the caller's transaction. */
export class Collection {
  readonly indexes: StoredIndex[] = [];
  /** Kept up as far as they have come, but not read yet. */
  readonly building: StoredIndex[] = [];
  readonly table = `document_${this.id}`;
  private readonly inserting = `INSERT INTO ${this.table} (sum, body) VALUES (?, ?)`;
  private readonly replacing = `UPDATE ${this.table} SET sum = ?, body = ? WHERE id = ?`;
  private readonly removing = `DELETE FROM ${this.table} WHERE id = ?`;
  private readonly reading = `SELECT id, sum, body FROM ${this.table} WHERE id > ? ORDER BY id LIMIT ?`;
  private readonly readingOne = `SELECT id, sum, body FROM ${this.table} WHERE id = ?`;

  private constructor(
    private readonly sql: Sql,
    readonly id: number,
    readonly db: string,
    readonly name: string,
  ) {}

  static create(sql: Sql, db: string, name: string): Collection {
    const collection = new Collection(sql, saveCollection(sql, db, name), db, name);
    sql.exec(documentTable(collection.table));
    collection.enter(collection.begin(parseIndexDefinition(ID_INDEX)));
    return collection;
  }

  /** As the catalogue has it. */
  static load(sql: Sql, { id, db, name }: CollectionRow): Collection {
    const collection = new Collection(sql, id, db, name);
    for (const { id: indexId, definition, multikey } of indexRows(sql, id))
      collection.indexes.push(new StoredIndex(sql, indexId, collection, definition, multikey));
    return collection;
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** @throws MongoError 11000 before anything is written. */
  insert(document: Document, body: Buffer): void {
    const indexes = this.building.length === 0 ? this.indexes : this.holding(this.nextRowId());
    const entries = indexes.map((index) => ({ index, ...keysOf(index.definition, document) }));
    for (const { index, keys } of entries) this.refuseDuplicates(document, index, keys);
    const { lastInsertRowid } = this.sql.run(this.inserting, checksumOf(body), body);
    for (const { index, keys, multikey } of entries) index.change(Number(lastInsertRowid), [], keys, multikey);
  }

  /** What a change of these top-level fields, which looks at `read`, concerns: the indexes, and the fields to be decoded. */
  concernedBy(changing: ReadonlySet<string>, read: ReadonlySet<string>): Concern {
    const indexes = this.holding(0).filter(({ definition }) => definition.reads.some((field) => changing.has(field)));
    return { indexes, fields: readBy(indexes, read) };
  }

  /** `before` and `after` hold what the indexes read. @throws MongoError 11000 before anything is written. */
  replace(rowId: number, before: Document, after: Document, body: Buffer, indexes: readonly StoredIndex[]): void {
    const touched = indexes.filter((index) => rowId <= index.reached && isTouched(index.definition, before, after));
    const changes = touched.map((index) => {
      const { keys, multikey } = keysOf(index.definition, after);
      const old = keysOf(index.definition, before).keys;
      return { index, removed: without(old, keys), added: without(keys, old), multikey };
    });
    for (const { index, added } of changes) this.refuseDuplicates(after, index, added, rowId);
    this.sql.run(this.replacing, checksumOf(body), body, rowId);
    for (const { index, removed, added, multikey } of changes) index.change(rowId, removed, added, multikey);
  }

  remove({ rowId, body }: StoredDocument): void {
    const indexes = this.holding(rowId);
    const document = decodeDocument(body, 0, readBy(indexes));
    for (const index of indexes) index.change(rowId, keysOf(index.definition, document).keys, [], 0);
    this.sql.run(this.removing, rowId);
  }

  /** By the index on _id, whose pages are far fewer than those of the documents. */
  count(): number {
    return (this.indexes[0] as StoredIndex).size();
  }

  /** Every document, in order of insertion; `first`: so many are read at once to begin with. */
  *scan(first: number): Met<StoredDocument> {
    yield* inChunks(this.namespace, first, (last, count) => this.sql.rows(this.reading, last?.rowId ?? 0, count));
  }

  /** What the document is now; undefined when it is gone. */
  read(rowId: number): StoredDocument | undefined {
    const [row] = this.sql.rows(this.readingOne, rowId);
    return row && checked(this.namespace, row);
  }

  /** Builds the index over what is there, a little at a time. @throws MongoError 11000, and leaves nothing behind. */
  *createIndex(definition: IndexDefinition): Steps<void> {
    const index = this.begin(definition);
    index.reached = 0;
    this.building.push(index);
    try {
      for (const stored of this.scan(1)) {
        // not within a chunk: what was read ahead may be written meanwhile
        if (stored === undefined) yield;
        else this.reach(index, stored);
      }
      index.reached = Infinity;
      this.enter(index);
    } catch (error) {
      if (!isStorageError(error)) index.drop();
      throw error;
    } finally {
      this.building.splice(this.building.indexOf(index), 1);
    }
  }

  dropIndex(index: StoredIndex): void {
    index.drop();
    this.indexes.splice(this.indexes.indexOf(index), 1);
  }

  private reach(index: StoredIndex, { rowId, body }: StoredDocument): void {
    const document = decodeDocument(body, 0, readBy([index]));
    const { keys, multikey } = keysOf(index.definition, document);
    this.refuseDuplicates(document, index, keys);
    index.change(rowId, [], keys, multikey);
    index.reached = rowId;
  }

  /** The indexes that have entries of this document. */
  private holding(rowId: number): readonly StoredIndex[] {
    return this.building.length === 0
      ? this.indexes
      : [...this.indexes, ...this.building.filter(({ reached }) => rowId <= reached)];
  }

  private nextRowId(): number {
    return Number(this.sql.value(`SELECT coalesce(max(id), 0) + 1 FROM ${this.table}`));
  }

  private begin(definition: IndexDefinition): StoredIndex {
    const index = new StoredIndex(this.sql, nextIndexId(this.sql), this, definition);
    index.create();
    return index;
  }

  private enter(index: StoredIndex): void {
    saveIndex(this.sql, this.id, index);
    this.indexes.push(index);
  }

  private refuseDuplicates(document: Document, index: StoredIndex, keys: readonly Buffer[], own = -1): void {
    if (index.definition.unique && keys.some((key) => index.isTaken(key, own)))
      throw duplicateKey(this.namespace, index.definition, document);
  }
}

/** The top-level fields that decide about a document's entries in these indexes, and others. */
const readBy = (indexes: readonly StoredIndex[], others: Iterable<string> = []): ReadonlySet<string> =>
  new Set([...others, ...indexes.flatMap(({ definition }) => definition.reads)]);

const without = (keys: readonly Buffer[], others: readonly Buffer[]): readonly Buffer[] =>
  keys.filter((key) => !others.some((other) => other.equals(key)));
