import { randomInt } from 'node:crypto';
import { closeSync, fdatasync, openSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Sql } from '../storage/sqlite';
import { MarkFile } from './mark';

/** 16 MB: pages that are written again and again reach the file less often, and to move so much holds nobody long. */
const LONG_LOG_PAGES = 4_000;

/** Where a database lies that is more than memory. */
export interface Files {
  readonly data: string;
  readonly mark: string;
}

/** Resolves once all that was written is on the disk. */
export type Sync = (descriptor: number) => Promise<void>;

/**
 * Commits such that a start knows whether all of them are there. Each round of the log has a number, which its first
 * transaction writes into the file's header (`user_version`): a checkpoint brings it into the file, so file and log show
 * whether they belong together, and the mark says how far the log of which number must reach. 0 in the header: the file is
 * complete by itself, since the store was idle or closed, or since it is a backup.
 */
export class Commits {
  /** How many there were since the start. */
  count = 0;
  /** The file holds all of the log, so the next transaction begins it anew. */
  isInFile = true;
  /** Of the log, as far as they are worth a checkpoint. */
  private pages = 0;
  /** Of the log; 0 while the file is complete by itself. */
  private number = 0;
  /** The first of the next period; the same one when it has to be begun twice. */
  private following = randomNumber();
  /** The file may lack on the disk what it shows: only the log still holds everything, and must stay as it is. */
  private failure: Error | undefined;
  private readonly mark: MarkFile | undefined;
  /** To be closed after SQLite has closed its own: the first to be closed gives up the lock of both. */
  private readonly data: number | undefined;

  /** What an earlier process left in the log is taken over. */
  constructor(
    private readonly sql: Sql,
    private readonly files?: Files,
    private readonly sync: Sync = promisify(fdatasync),
  ) {
    if (files === undefined) return;
    this.mark = new MarkFile(files.mark);
    this.data = openSync(files.data, 'r');
    this.number = numberOf(sql);
    this.rest();
  }

  /** The log should be moved into the file before it grows further. */
  get isLong(): boolean {
    return this.pages >= LONG_LOG_PAGES;
  }

  begin(): void {
    if (this.failure !== undefined) throw this.failure;
    if (this.mark !== undefined && this.number === 0) this.leaveRest(this.mark);
    this.sql.run('BEGIN IMMEDIATE');
    if (this.mark !== undefined && this.isInFile) writeNumber(this.sql, after(this.number));
  }

  /** Durable, and marked, when it returns. */
  commit(): void {
    this.sql.run('COMMIT');
    this.count += 1;
    if (this.mark === undefined) return;
    if (this.isInFile) this.number = after(this.number);
    this.pages = this.note(this.mark, 'NOOP');
  }

  /**
   * Brings the log into the file. Nothing may be written until that is on the disk, which another thread waits for:
   * whoever reads, or asks nothing of the store, goes on. Where the disk refuses, the log grows on.
   */
  async checkpoint(): Promise<void> {
    this.pages = 0;
    if (this.mark === undefined || this.data === undefined || this.isInFile || this.failure !== undefined) return;
    // every COMMIT has synced the log
    this.sql.exec('PRAGMA synchronous = OFF');
    const moved = tryTo(() => checkpointed(this.sql, 'PASSIVE'));
    this.sql.exec('PRAGMA synchronous = FULL');
    if (!moved?.isInFile) return;
    try {
      await this.sync(this.data);
      this.mark.write({ log: this.number, ...moved });
      this.isInFile = true;
    } catch (error) {
      this.failure = error as Error;
    }
  }

  /** Makes the file complete by itself, and empties the log. Returns false where the disk refuses; nothing is lost then. */
  rest(): boolean {
    const rested = tryTo(() => {
      if (this.mark === undefined) return true;
      if (this.failure !== undefined) return false;
      if (this.number !== 0) {
        // first all that is in the log, so that the number comes to the file alone, whole or not at all
        this.note(this.mark, 'PASSIVE');
        if (!this.isInFile) return false;
        writeNumber(this.sql, 0);
        this.number = 0;
        this.following = randomNumber();
      }
      return checkpointed(this.sql, 'TRUNCATE').isInFile;
    });
    return rested === true;
  }

  close(): void {
    const isComplete = this.rest();
    // SQLite would remove the log, which a start needs now
    if (this.failure !== undefined) return;
    this.sql.close();
    if (this.data !== undefined) closeSync(this.data);
    this.mark?.close();
    if (this.files !== undefined && isComplete) rmSync(this.files.mark, { force: true });
  }

  /** Before anything is acknowledged, the file itself says that it needs its log. */
  private leaveRest(mark: MarkFile): void {
    mark.write({ log: this.following, frames: 0, isInFile: true });
    mark.sync();
    writeNumber(this.sql, this.following);
    if (!checkpointed(this.sql, 'PASSIVE').isInFile) throw new Error('the log cannot be moved into the file');
    this.number = this.following;
    this.isInFile = true;
  }

  /** Returns how many pages the log has. */
  private note(mark: MarkFile, mode: 'NOOP' | 'PASSIVE'): number {
    const { frames, isInFile } = checkpointed(this.sql, mode);
    this.isInFile = isInFile;
    mark.write({ log: this.number, frames, isInFile });
    return frames;
  }
}

/** Undefined where the disk refuses: the log holds everything, and the next commit says what is wrong. */
const tryTo = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** Counts round after 2³², and leaves 0 out. */
export const after = (number: number): number => (number + 1) >>> 0 || 1;

const randomNumber = (): number => randomInt(1, 2 ** 32);

const numberOf = (sql: Sql): number => Number(sql.get('PRAGMA user_version')?.['user_version']) >>> 0;

/** The header's number is signed. */
export const writeNumber = (sql: Sql, number: number): void => sql.exec(`PRAGMA user_version = ${number | 0}`);

const checkpointed = (sql: Sql, mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): { frames: number; isInFile: boolean } => {
  const { busy, log, checkpointed: moved } = sql.get(`PRAGMA wal_checkpoint(${mode})`) ?? {};
  return { frames: Math.max(0, Number(log)), isInFile: busy === 0 && log === moved };
};
