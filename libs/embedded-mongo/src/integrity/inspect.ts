import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { APPLICATION_ID, FILE_NAME, UnusableStore } from '../storage/format';
import { RESTORE } from './checksum';
import { numberIn, numbersOf, whatIsMissing } from './complete';
import { readLog } from './log';
import { MARK_NAME, readMark } from './mark';

const LOG_NAME = `${FILE_NAME}-wal`;
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/**
 * Looks at the database file and what lies beside it before SQLite does, and changes nothing.
 * @throws UnusableStore in words, unless all that was acknowledged is there.
 */
export const inspect = (dataDir: string): void => {
  const header = headerOf(join(dataDir, FILE_NAME));
  const logFile = join(dataDir, LOG_NAME);
  const log = readLog(existsSync(logFile) ? readFileSync(logFile) : Buffer.alloc(0));
  if (!isOurs(log.last ?? header))
    throw new UnusableStore(
      holdsNothing(header) ? `it holds no data; ${RESTORE}` : 'it is an SQLite database of another program',
    );
  const mark = readMark(join(dataDir, MARK_NAME));
  const missing = whatIsMissing({ file: numberIn(header) ?? 0, log: numbersOf(log), mark });
  if (missing !== undefined) throw new UnusableStore(`${missing}; ${RESTORE}`);
};

const isOurs = (page: Buffer): boolean => page.readUInt32BE(68) === APPLICATION_ID;

/** A copy of a file whose log held everything has but one page. */
const holdsNothing = (header: Buffer): boolean => header.readUInt32BE(28) <= 1;

const headerOf = (file: string): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  if (statSync(file).size === 0) throw new UnusableStore(`it is empty; ${RESTORE}`);
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new UnusableStore(`it is damaged (file is not a database); ${RESTORE}`);
  return bytes;
};
