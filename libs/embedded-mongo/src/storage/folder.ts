import { accessSync, chmodSync, closeSync, constants, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_NAME, UnusableStore } from './format';

const STICKY = 0o1000;

/**
 * What may be there before the database is: the API's secret and its drafts, what file systems and people's tools leave,
 * and the journal of a first start that was killed.
 */
const MAY_COME_FIRST = /^(jwt-secret|lost\+found$|\.|nawala\.db-journal$)/;
const MOST_NAMED = 3;

/**
 * Makes the data folder when there is none, and the file in it, for their owner alone.
 * @throws UnusableStore with one line for people.
 */
export const openFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    refuseLostFile(dataDir);
    makeFile(join(dataDir, FILE_NAME));
    closeToOthers(dataDir);
  } catch (error) {
    throw new UnusableStore(`The data folder ${dataDir} cannot be used: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
};

/** Files without their database: it was lost, or this is another program's folder; a new one would hide that. */
const refuseLostFile = (dataDir: string): void => {
  const file = statSync(join(dataDir, FILE_NAME), { throwIfNoEntry: false });
  if (file !== undefined && file.size > 0) return;
  const others = readdirSync(dataDir).filter((name) => name !== FILE_NAME && !MAY_COME_FIRST.test(name));
  if (others.length === 0) return;
  const named = others.slice(0, MOST_NAMED).join(', ') + (others.length > MOST_NAMED ? ', …' : '');
  const what = file === undefined ? `no ${FILE_NAME}` : `an empty ${FILE_NAME}`;
  throw new UnusableStore(
    `it holds other files (${named}) but ${what}; restore a backup as ${FILE_NAME}, or name an empty folder`,
  );
};

/** SQLite gives the log beside the file the file's own mode. */
const makeFile = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // opening one that is there, and closing it, would drop the locks that this process holds on it
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};

/** A folder that is not ours, or that everybody shares such as /tmp, stays as it is. */
const closeToOthers = (dataDir: string): void => {
  const { mode, uid } = statSync(dataDir);
  if ((mode & STICKY) === 0 && uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(dataDir, 0o700);
  for (const name of readdirSync(dataDir)) {
    const file = join(dataDir, name);
    if (name.startsWith(FILE_NAME) && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  }
};

const reasonOf = ({ code, message }: NodeJS.ErrnoException): string => {
  switch (code) {
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `it cannot be written (${code})`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `it is not a folder (${code})`;
    case 'ENOSPC':
      return `the disk is full (${code})`;
    default:
      return message;
  }
};
