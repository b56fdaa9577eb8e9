import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { type IndexDefinition, parseIndexDefinition } from '../indexes/definition';
import { checksumOfRow, RESTORE } from '../integrity/checksum';
import { UnusableStore } from './format';
import { asBuffer, type Sql } from './sqlite';

export interface CollectionRow {
  readonly id: number;
  readonly db: string;
  readonly name: string;
}

export interface IndexRow {
  readonly id: number;
  readonly definition: IndexDefinition;
  readonly multikey: number;
}

export const saveCollection = (sql: Sql, db: string, name: string): number => {
  const id = Number(sql.value('SELECT coalesce(max(id), 0) + 1 FROM collection'));
  sql.run('INSERT INTO collection (id, db, name, sum) VALUES (?, ?, ?, ?)', id, db, name, checksumOfRow(id, db, name));
  return id;
};

export const saveIndex = (sql: Sql, collection: number, { id, definition, multikey }: IndexRow): void => {
  const spec = encodeDocument(definition.spec);
  const text = 'INSERT OR REPLACE INTO collection_index (id, collection, spec, multikey, sum) VALUES (?, ?, ?, ?, ?)';
  sql.run(text, id, collection, spec, multikey, checksumOfRow(id, collection, multikey, spec));
};

/** @throws UnusableStore when a row is not as it was stored. */
export const collectionRows = (sql: Sql): readonly CollectionRow[] =>
  sql.rows('SELECT id, db, name, sum FROM collection ORDER BY id').map(([id, db, name, sum]) => {
    const row = { id: Number(id), db: String(db), name: String(name) };
    refuseUnless(checksumOfRow(row.id, row.db, row.name) === sum);
    return row;
  });

export const indexRows = (sql: Sql, collection: number): readonly IndexRow[] =>
  sql
    .rows('SELECT id, spec, multikey, sum FROM collection_index WHERE collection = ? ORDER BY id', collection)
    .map(([id, spec, multikey, sum]) => {
      const bytes = asBuffer(spec);
      refuseUnless(checksumOfRow(Number(id), collection, Number(multikey), bytes) === sum);
      return { id: Number(id), multikey: Number(multikey), definition: parseIndexDefinition(decodeDocument(bytes)) };
    });

/** An id that no index has, nor one that is being built. */
export const nextIndexId = (sql: Sql): number =>
  Math.max(0, ...tablesNamed(sql, 'entry').map((name) => Number(name.slice('entry_'.length)))) + 1;

/** Every row counts, and has its table. What an index left behind that was not complete goes. */
export const checkCatalogue = (sql: Sql): void => {
  const collections = collectionRows(sql);
  const indexes = collections.flatMap(({ id }) => indexRows(sql, id));
  const documents = new Set(tablesNamed(sql, 'document'));
  const entries = new Set(tablesNamed(sql, 'entry'));
  refuseUnless(sql.value('SELECT count(*) FROM collection_index') === indexes.length);
  refuseUnless(documents.size === collections.length && collections.every(({ id }) => documents.has(`document_${id}`)));
  refuseUnless(indexes.every(({ id }) => entries.delete(`entry_${id}`)));
  for (const abandoned of entries) sql.exec(`DROP TABLE ${abandoned}`);
};

const tablesNamed = (sql: Sql, kind: 'document' | 'entry'): readonly string[] =>
  sql
    .rows(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '${kind}!_%' ESCAPE '!'`)
    .map(([name]) => String(name));

const refuseUnless = (intact: boolean): void => {
  if (!intact) throw new UnusableStore(`its catalogue is damaged; ${RESTORE}`);
};
