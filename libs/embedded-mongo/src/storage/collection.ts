import { decodeDocument } from '../bson/decode';
import { type Document, documentOf, inWords, isDocument, type Maybe, type Value } from '../bson/values';
import { ID_INDEX, type IndexDefinition, parseIndexDefinition } from '../indexes/definition';
import { keysOf } from '../indexes/keys';
import { checksumOf } from '../integrity/checksum';
import { documentTable } from '../integrity/upgrade';
import { MongoError } from '../mongo-error';
import type { Path } from '../query/paths';
import { collectionRows, type CollectionRow, indexRows, nextIndexId, saveCollection, saveIndex } from './catalogue';
import { inChunks, type StoredDocument } from './chunks';
import type { Sql } from './sqlite';
import { StoredIndex } from './stored-index';

interface Concern {
  readonly indexes: readonly StoredIndex[];
  readonly fields: ReadonlySet<string>;
}

/** One collection's documents and index entries in SQLite; every write belongs to the caller's transaction. */
export class Collection {
  readonly indexes: StoredIndex[] = [];
  readonly table = `document_${this.id}`;
  private readonly inserting = this.sql.prepare(`INSERT INTO ${this.table} (sum, body) VALUES (?, ?)`);
  private readonly replacing = this.sql.prepare(`UPDATE ${this.table} SET sum = ?, body = ? WHERE id = ?`);
  private readonly removing = this.sql.prepare(`DELETE FROM ${this.table} WHERE id = ?`);
  private readonly reading = this.sql.prepare(
    `SELECT id, sum, body FROM ${this.table} WHERE id > ? ORDER BY id LIMIT ?`,
  );

  private constructor(
    private readonly sql: Sql,
    readonly id: number,
    readonly db: string,
    readonly name: string,
  ) {}

  static create(sql: Sql, db: string, name: string): Collection {
    const collection = new Collection(sql, saveCollection(sql, db, name), db, name);
    sql.exec(documentTable(collection.table));
    collection.createIndex(parseIndexDefinition(ID_INDEX));
    return collection;
  }

  static loadAll(sql: Sql): Collection[] {
    return collectionRows(sql).map(({ id, db, name }: CollectionRow) => {
      const collection = new Collection(sql, id, db, name);
      for (const row of indexRows(sql, id))
        collection.indexes.push(new StoredIndex(sql, row.id, collection, row.definition, row.multikey));
      return collection;
    });
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** @throws MongoError 11000 before anything is written. */
  insert(document: Document, body: Buffer): void {
    const entries = this.indexes.map((index) => ({ index, ...keysOf(index.definition, document) }));
    for (const { index, keys } of entries) this.refuseDuplicates(document, index, keys);
    const { lastInsertRowid } = this.inserting().run(checksumOf(body), body);
    for (const { index, keys, multikey } of entries) index.change(Number(lastInsertRowid), [], keys, multikey);
  }

  /** What a change of these top-level fields concerns: the indexes, and the fields to be decoded. */
  concernedBy(changing: ReadonlySet<string>): Concern {
    const indexes = this.indexes.filter(({ definition }) => definition.reads.some((field) => changing.has(field)));
    return { indexes, fields: new Set([...changing, ...indexes.flatMap(({ definition }) => definition.reads)]) };
  }

  /** `before` and `after` hold what the indexes read. @throws MongoError 11000 before anything is written. */
  replace(rowId: number, before: Document, after: Document, body: Buffer, indexes: readonly StoredIndex[]): void {
    const touched = indexes.filter(({ definition }) => isTouched(definition, before, after));
    const changes = touched.map((index) => {
      const { keys, multikey } = keysOf(index.definition, after);
      const old = keysOf(index.definition, before).keys;
      return { index, removed: old.filter(missingIn(keys)), added: keys.filter(missingIn(old)), multikey };
    });
    for (const { index, added } of changes) this.refuseDuplicates(after, index, added, rowId);
    this.replacing().run(checksumOf(body), body, rowId);
    for (const { index, removed, added, multikey } of changes) index.change(rowId, removed, added, multikey);
  }

  remove(rowId: number, document: Document): void {
    for (const index of this.indexes) index.change(rowId, keysOf(index.definition, document).keys, [], 0);
    this.removing().run(rowId);
  }

  count(): number {
    return Number(this.sql.get(`SELECT count(*) AS n FROM ${this.table}`)?.['n']);
  }

  /** Every document, in order of insertion; `first`: so many are read at once to begin with. */
  scan(first: number): IterableIterator<StoredDocument> {
    return inChunks(this.namespace, first, (last, count) => this.reading().all(last?.rowId ?? 0, count));
  }

  /** Builds the index over what is there. @throws MongoError 11000; the caller's savepoint then undoes the rest. */
  createIndex(definition: IndexDefinition): void {
    const index = new StoredIndex(this.sql, nextIndexId(this.sql), this, definition);
    index.create();
    saveIndex(this.sql, this.id, index);
    for (const { rowId, body } of this.scan(1)) {
      const document = decodeDocument(body);
      const { keys, multikey } = keysOf(definition, document);
      this.refuseDuplicates(document, index, keys);
      index.change(rowId, [], keys, multikey);
    }
    this.indexes.push(index);
  }

  dropIndex(index: StoredIndex): void {
    index.drop();
    this.indexes.splice(this.indexes.indexOf(index), 1);
  }

  private refuseDuplicates(document: Document, index: StoredIndex, keys: readonly Buffer[], own = -1): void {
    if (index.definition.unique && keys.some((key) => index.isTaken(key, own)))
      throw duplicateKey(this.namespace, index.definition, document);
  }
}

const missingIn =
  (others: readonly Buffer[]) =>
  (key: Buffer): boolean =>
    !others.some((other) => other.equals(key));

/** Most updates leave most indexed values as they are, and so need not look at the index's entries at all. */
const isTouched = ({ fields }: IndexDefinition, before: Document, after: Document): boolean =>
  fields.some(({ parts }) => !isSameAt(parts, before, after));

const isSameAt = (path: Path, before: Maybe, after: Maybe): boolean => {
  for (const part of path) {
    if (before === after) return true;
    if (!isDocument(before) || !isDocument(after)) return false;
    before = before[part];
    after = after[part];
  }
  return before === after || (before instanceof Date && after instanceof Date && +before === +after);
};

const valueAt = (document: Maybe, path: Path): Value =>
  path.reduce<Maybe>((value, part) => (isDocument(value) ? value[part] : undefined), document) ?? null;

/** Longer values than this are not repeated whole in an error. */
const MOST_SHOWN = 1_000;

const duplicateKey = (namespace: string, { name, spec, fields }: IndexDefinition, document: Document): MongoError => {
  const keyValue = documentOf(fields.map(({ path, parts }) => [path, valueAt(document, parts)]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${inWords(value).slice(0, MOST_SHOWN)}`);
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: spec['key'], ...(inWords(keyValue).length <= MOST_SHOWN && { keyValue }) },
  );
};
