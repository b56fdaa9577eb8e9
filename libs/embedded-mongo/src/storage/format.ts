import { addChecksums } from '../integrity/upgrade';
import type { Sql } from './sqlite';

/** In the data folder. */
export const FILE_NAME = 'nawala.db';

/** 'NwDb': tells our files from other SQLite databases. */
export const APPLICATION_ID = 0x4e774462;

/** Each entry takes the file from the version of its index to the next; the last one is the current format. */
const MIGRATIONS: readonly ((sql: Sql) => void)[] = [
  (sql) => {
    sql.exec(`
      CREATE TABLE format (version INTEGER NOT NULL);
      INSERT INTO format VALUES (0);
      CREATE TABLE collection (id INTEGER PRIMARY KEY, db TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (db, name));
      CREATE TABLE collection_index (
        id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec BLOB NOT NULL, multikey INTEGER NOT NULL DEFAULT 0
      );
    `);
  },
  addChecksums,
];

export class UnusableStore extends Error {}

/** Brings the file to the current format inside one transaction; refuses what it does not know. */
export const migrate = (sql: Sql, migrations = MIGRATIONS): void => {
  const current = migrations.length;
  const version = versionOf(sql);
  if (version > current)
    throw new UnusableStore(
      `it was written by a newer version (format ${version}; this version reads up to ${current})`,
    );
  if (version === current) return;
  sql.exec('BEGIN IMMEDIATE');
  try {
    for (const step of migrations.slice(version)) step(sql);
    sql.run('UPDATE format SET version = ?', current);
    sql.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    sql.exec('COMMIT');
  } catch (error) {
    sql.exec('ROLLBACK');
    throw error;
  }
};

const versionOf = (sql: Sql): number => {
  if (sql.value('PRAGMA application_id') === APPLICATION_ID) return Number(sql.value('SELECT version FROM format'));
  if (sql.value('SELECT count(*) FROM sqlite_schema') !== 0)
    throw new UnusableStore('it is an SQLite database of another program');
  return 0;
};
