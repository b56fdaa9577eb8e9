import { damage } from '../integrity/checksum';
import { MongoError } from '../mongo-error';
import { TornWrite } from '../storage/sqlite';

const CORRUPT = 11;
const DISK_FULL = 13;

/** What a failure of the disk or the file is called in an answer. */
export const storageFailure = (error: unknown): MongoError => {
  if (error instanceof TornWrite) return error.damage;
  const { errcode = 0, message } = error as { errcode?: number; message: string };
  switch (errcode & 0xff) {
    case CORRUPT:
      return damage(`The database file is damaged (${message})`);
    case DISK_FULL:
      return new MongoError(14031, `The disk is full: ${message}`);
    default:
      return new MongoError(1, `The database file cannot be written: ${message}`);
  }
};
