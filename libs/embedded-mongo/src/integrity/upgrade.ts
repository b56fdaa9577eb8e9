import { asBuffer, type Sql } from '../storage/sqlite';
import { checksumOf, checksumOfEntry, checksumOfRow } from './checksum';

const ROWS = 256;

/** Gives everything that is stored its checksum: what is there now counts as right. */
export const addChecksums = (sql: Sql): void => {
  sql.exec(`
    ALTER TABLE collection ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE collection_index ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
  `);
  for (const [id, db, name] of sql.rows('SELECT id, db, name FROM collection')) {
    const sum = checksumOfRow(Number(id), String(db), String(name));
    sql.run('UPDATE collection SET sum = ? WHERE id = ?', sum, Number(id));
    addToDocuments(sql, `document_${String(id)}`);
  }
  const indexes = sql.rows('SELECT id, collection, multikey, spec FROM collection_index');
  for (const [id, collection, multikey, spec] of indexes) {
    const sum = checksumOfRow(Number(id), Number(collection), Number(multikey), asBuffer(spec));
    sql.run('UPDATE collection_index SET sum = ? WHERE id = ?', sum, Number(id));
    addToEntries(sql, `entry_${String(id)}`);
  }
};

const addToDocuments = (sql: Sql, table: string): void => {
  sql.exec(`ALTER TABLE ${table} RENAME TO before; ${documentTable(table)}`);
  const reading = 'SELECT id, body FROM before WHERE id > ? ORDER BY id LIMIT ?';
  const adding = `INSERT INTO ${table} (id, sum, body) VALUES (?, ?, ?)`;
  for (let last = 0, rows = sql.rows(reading, last, ROWS); rows.length > 0; rows = sql.rows(reading, last, ROWS)) {
    for (const [id, body] of rows) sql.run(adding, (last = Number(id)), checksumOf(asBuffer(body)), asBuffer(body));
  }
  sql.exec('DROP TABLE before');
};

const addToEntries = (sql: Sql, table: string): void => {
  sql.exec(`ALTER TABLE ${table} RENAME TO before; ${entryTable(table)}`);
  const reading = 'SELECT key, document FROM before WHERE (key, document) > (?, ?) ORDER BY key, document LIMIT ?';
  const adding = `INSERT INTO ${table} (key, document, sum) VALUES (?, ?, ?)`;
  let last: readonly [Buffer, number] = [Buffer.alloc(0), 0];
  for (let rows = sql.rows(reading, ...last, ROWS); rows.length > 0; rows = sql.rows(reading, ...last, ROWS)) {
    for (const [key, document] of rows) {
      last = [asBuffer(key), Number(document)];
      sql.run(adding, ...last, checksumOfEntry(...last));
    }
  }
  sql.exec('DROP TABLE before');
};

/** A checksum stands before the bytes, so that it is read without them. */
export const documentTable = (name: string): string =>
  `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, sum INTEGER NOT NULL, body BLOB NOT NULL)`;

export const entryTable = (name: string): string =>
  `CREATE TABLE ${name} (key BLOB NOT NULL, document INTEGER NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID`;
