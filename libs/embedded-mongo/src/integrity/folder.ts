import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_NAME, UnusableStore } from '../storage/format';
import { RESTORE } from './checksum';

const STICKY = 0o1000;

/**
 * What may be there before the database is: the API's secret and its drafts, what file systems and people's tools leave,
 * and what a first start that was killed did.
 */
const MAY_COME_FIRST = /^(jwt-secret|secrets-key|lost\+found$|\.|nawala\.db-(journal|new))/;
const MOST_NAMED = 3;

/**
 * Makes the data folder when there is none, and closes it and what is in it to others.
 * @returns whether there is a database in it
 * @throws UnusableStore with one line for people.
 */
export const openFolder = (dataDir: string): boolean => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    closeToOthers(dataDir);
    if (existsSync(join(dataDir, FILE_NAME))) return true;
    refuseLostFile(dataDir);
    return false;
  } catch (error) {
    throw new UnusableStore(`The data folder ${dataDir} cannot be used: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
};

/** Files without their database: it was lost, or this is another program's folder; a new one would hide that. */
const refuseLostFile = (dataDir: string): void => {
  const others = readdirSync(dataDir).filter((name) => !MAY_COME_FIRST.test(name));
  if (others.length === 0) return;
  const named = others.slice(0, MOST_NAMED).join(', ') + (others.length > MOST_NAMED ? ', …' : '');
  throw new UnusableStore(
    `it holds other files (${named}) but no ${FILE_NAME}; ${RESTORE} as ${FILE_NAME}, or name an empty folder`,
  );
};

/** A folder that is not ours, or that everybody shares such as /tmp, stays as it is. */
const closeToOthers = (dataDir: string): void => {
  const { mode, uid } = statSync(dataDir);
  if ((mode & STICKY) === 0 && uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(dataDir, 0o700);
  for (const name of readdirSync(dataDir)) {
    const file = join(dataDir, name);
    if (name.startsWith('nawala.') && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
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
