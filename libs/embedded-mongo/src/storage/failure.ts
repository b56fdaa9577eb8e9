import { damage } from '../integrity/checksum';
import { MongoError } from '../mongo-error';

/** SQLite's codes. */
export const CORRUPT = 11;
export const DISK_FULL = 13;

/** Damage that was met when a document was half written already. */
export class TornWrite extends Error {
  constructor(readonly damage: MongoError) {
    super(damage.message);
  }
}

/** The disk's or the file's failure, after which nothing of the running transaction can be trusted. */
export const isStorageError = (error: unknown): boolean =>
  error instanceof TornWrite || (error as { code?: unknown } | null)?.code === 'ERR_SQLITE_ERROR';

/** What such a failure is called in an answer. */
export const storageFailure = (error: unknown): MongoError => {
  if (error instanceof TornWrite) return error.damage;
  const { errcode = 0, message } = error as { errcode?: number; message: string };
  if ((errcode & 0xff) === CORRUPT) return damage(`The database file is damaged (${message})`);
  const isFull = (errcode & 0xff) === DISK_FULL;
  return new MongoError(isFull ? 14031 : 1, `The database file cannot be written: ${message}`);
};
