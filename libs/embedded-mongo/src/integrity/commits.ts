import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Sql } from '../storage/sqlite';
import type { Checkpointed } from './checkpoints';
import { MarkFile } from './mark';

/**
 * Commits such that a start knows whether all of them are there. Each round of the log has a number, which its first
 * transaction writes into the file's header (`user_version`): a checkpoint brings it into the file, so file and log show
 * whether they belong together, and the mark says how far the log of which number must reach. 0 in the header: the file is
 * complete by itself, since the store was idle or closed, or since it is a backup.
 */
export class Commits implements Checkpointed {
  /** How many there were since the start. */
  count = 0;
  /** Of the log; 0 while the file is complete by itself. */
  private number = 0;
  /** The first of the next period; the same one when it has to be begun twice. */
  private following = randomNumber();
  /** The file holds all of the log, so the next transaction begins it anew. */
  private isInFile = true;
  private readonly mark: MarkFile | undefined;

  /** `markFile`: none for a database in memory. What an earlier process left in the log is taken over. */
  constructor(
    private readonly sql: Sql,
    private readonly markFile?: string,
  ) {
    if (markFile === undefined) return;
    this.mark = new MarkFile(markFile);
    this.number = numberOf(sql);
    this.rest();
  }

  begin(): void {
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
    this.note(this.mark, 'NOOP');
  }

  /** Brings the log into the file. Returns false, and changes nothing, where the disk refuses. */
  checkpoint(): boolean {
    return this.tryTo(() => this.mark === undefined || this.note(this.mark, 'PASSIVE'));
  }

  /** Makes the file complete by itself, and empties the log. Returns false where the disk refuses; nothing is lost then. */
  rest(): boolean {
    return this.tryTo(() => {
      if (this.mark === undefined) return true;
      if (this.number !== 0) {
        // first all that is in the log, so that the number comes to the file alone, whole or not at all
        if (!this.note(this.mark, 'PASSIVE')) return false;
        writeNumber(this.sql, 0);
        this.number = 0;
        this.following = randomNumber();
      }
      return checkpointed(this.sql, 'TRUNCATE').isInFile;
    });
  }

  close(): void {
    const isComplete = this.rest();
    this.sql.close();
    this.mark?.close();
    if (this.markFile !== undefined && isComplete) rmSync(this.markFile, { force: true });
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

  private note(mark: MarkFile, mode: 'NOOP' | 'PASSIVE'): boolean {
    const { frames, isInFile } = checkpointed(this.sql, mode);
    this.isInFile = isInFile;
    mark.write({ log: this.number, frames, isInFile });
    return isInFile;
  }

  private tryTo(work: () => boolean): boolean {
    try {
      return work();
    } catch {
      // the log holds everything; the next commit says what is wrong with the disk
      return false;
    }
  }
}

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
