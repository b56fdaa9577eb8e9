import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RESTORE } from '../integrity/checksum';
import { Commits } from '../integrity/commits';
import { Disk, type Files, type Sync } from '../integrity/disk';
import { openFolder } from '../integrity/folder';
import { inspect } from '../integrity/inspect';
import { MARK_NAME } from '../integrity/mark';
import { checkCatalogue } from './catalogue';
import { CORRUPT, DISK_FULL } from './failure';
import { FILE_NAME, migrate, UnusableStore } from './format';
import { Sql } from './sqlite';
import { Store } from './store';

const BUSY = 5;
const READ_ONLY = 8;
const NOT_A_DATABASE = 26;

/**
 * Opens the folder's database file, or a private one in memory, ready for use.
 * @throws UnusableStore with one line for people when the folder is in use or cannot be written, or the file damaged,
 * foreign or short of what was acknowledged. It is left as it is.
 */
export const openStore = (dataDir: string | undefined, sync?: Sync): Store => {
  if (dataDir === undefined) return prepared(new Sql(':memory:'));
  const isThere = openFolder(dataDir);
  const file = join(dataDir, FILE_NAME);
  let connection: Sql | undefined;
  try {
    if (isThere) inspect(dataDir);
    else create(dataDir);
    connection = new Sql(file);
    return prepared(connection, { data: file, log: `${file}-wal`, mark: join(dataDir, MARK_NAME) }, sync);
  } catch (error) {
    closeQuietly(connection);
    throw new UnusableStore(`The database file ${file} cannot be used: ${reasonOf(error)}`);
  }
};

/** Under its name it is there whole or not at all. */
const create = (dataDir: string): void => {
  const unfinished = join(dataDir, `${FILE_NAME}-new`);
  for (const suffix of ['', '-wal', '-journal']) rmSync(`${unfinished}${suffix}`, { force: true });
  // for its owner alone; SQLite gives what it puts beside the file the same mode
  closeSync(openSync(unfinished, 'wx', 0o600));
  prepared(new Sql(unfinished)).log.close();
  renameSync(unfinished, join(dataDir, FILE_NAME));
  const folder = openSync(dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
};

const prepared = (sql: Sql, files?: Files, sync?: Sync): Store => {
  sql.exec('PRAGMA locking_mode = EXCLUSIVE');
  sql.exec('PRAGMA journal_mode = WAL');
  // checkpoints are synced; who is told of a COMMIT is told after a sync of the log, see `Commits`
  sql.exec('PRAGMA synchronous = NORMAL');
  sql.exec('PRAGMA cache_size = -65536');
  // within a COMMIT it would hold everybody
  sql.exec('PRAGMA wal_autocheckpoint = 0');
  // takes the lock for good, before anything is read
  sql.exec('BEGIN IMMEDIATE; COMMIT');
  const log = new Commits(sql, files && new Disk(files, sync));
  const check = sql.value('PRAGMA quick_check(1)');
  if (check !== 'ok') throw new UnusableStore(`it is damaged (${String(check).replaceAll('\n', ' ')}); ${RESTORE}`);
  migrate(sql);
  checkCatalogue(sql);
  log.rest();
  return new Store(sql, log);
};

const reasonOf = (error: unknown): string => {
  const { errcode, code, message } = error as { errcode?: number; code?: string; message: string };
  if (code === 'ENOSPC') return 'the disk is full';
  switch ((errcode ?? 0) & 0xff) {
    case BUSY:
      return 'another process has it open';
    case READ_ONLY:
      return 'it cannot be written';
    case DISK_FULL:
      return 'the disk is full';
    case CORRUPT:
    case NOT_A_DATABASE:
      return `it is damaged (${message}); ${RESTORE}`;
    default:
      return message;
  }
};

const closeQuietly = (connection: Sql | undefined): void => {
  try {
    connection?.close();
  } catch {
    // the first failure is the one worth telling
  }
};
