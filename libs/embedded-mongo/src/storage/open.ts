import { join } from 'node:path';
import { openFolder } from './folder';
import { FILE_NAME, migrate, UnusableStore } from './format';
import { type Sql, SqliteConnection } from './sqlite';

const BUSY = 5;
const READ_ONLY = 8;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/**
 * Opens the folder's database file, or a private one in memory, ready for use.
 * @throws UnusableStore with one line for people when the folder is in use or cannot be written, or the file damaged or
 * foreign. The file is left as it is.
 */
export const openSql = (dataDir: string | undefined): Sql => {
  if (dataDir === undefined) return prepared(new SqliteConnection(':memory:'));
  openFolder(dataDir);
  const file = join(dataDir, FILE_NAME);
  let connection: SqliteConnection | undefined;
  try {
    connection = new SqliteConnection(file);
    return prepared(connection);
  } catch (error) {
    closeQuietly(connection);
    throw new UnusableStore(`The database file ${file} cannot be used: ${reasonOf(error)}`);
  }
};

const prepared = (sql: Sql): Sql => {
  sql.exec('PRAGMA locking_mode = EXCLUSIVE');
  sql.exec('PRAGMA journal_mode = WAL');
  sql.exec('PRAGMA synchronous = FULL');
  sql.exec('PRAGMA cache_size = -65536');
  // 64 MB: pages that are written again and again reach the file less often; reading it back after a crash takes 0.1 s
  sql.exec('PRAGMA wal_autocheckpoint = 16000');
  // takes the lock for good, before anything is read
  sql.exec('BEGIN IMMEDIATE; COMMIT');
  const check = sql.get('PRAGMA quick_check(1)')?.['quick_check'];
  if (check !== 'ok')
    throw new UnusableStore(`it is damaged (${String(check).replaceAll('\n', ' ')}); restore a backup`);
  migrate(sql);
  return sql;
};

const reasonOf = (error: unknown): string => {
  const { errcode, message } = error as { errcode?: number; message: string };
  switch ((errcode ?? 0) & 0xff) {
    case BUSY:
      return 'another process has it open';
    case READ_ONLY:
      return 'it cannot be written';
    case CORRUPT:
    case NOT_A_DATABASE:
      return `it is damaged (${message}); restore a backup`;
    default:
      return message;
  }
};

const closeQuietly = (connection: SqliteConnection | undefined): void => {
  try {
    connection?.close();
  } catch {
    // the first failure is the one worth telling
  }
};
