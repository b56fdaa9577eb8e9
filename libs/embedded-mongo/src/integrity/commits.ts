import { randomInt } from 'node:crypto';
import type { Sql } from '../storage/sqlite';
import type { Disk } from './disk';

/** 16 MB: pages that are written again and again reach the file less often, and to move so much holds nobody long. */
const LONG_LOG_PAGES = 4_000;

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

  /** What an earlier process left in the log is taken over. `disk`: none for a database in memory. */
  constructor(
    private readonly sql: Sql,
    private readonly disk?: Disk,
  ) {
    if (disk === undefined) return;
    this.number = numberOf(sql);
    this.rest();
  }

  /** The log should be moved into the file, and nobody need wait for the log itself before. */
  get isLong(): boolean {
    return this.pages >= LONG_LOG_PAGES && this.disk?.isFlushing !== true;
  }

  begin(): void {
    const { disk } = this;
    if (disk?.failure !== undefined) throw disk.failure;
    if (disk !== undefined && this.number === 0) this.leaveRest(disk);
    this.sql.run('BEGIN IMMEDIATE');
    if (disk !== undefined && this.isInFile) writeNumber(this.sql, after(this.number));
  }

  /** Durable, and marked, when it returns, if somebody `isTold` of it; else the disk gets it in the background. */
  commit(isTold = true): void {
    this.sql.run('COMMIT');
    this.count += 1;
    if (this.disk === undefined) return;
    if (this.isInFile) this.number = after(this.number);
    if (isTold) this.disk.syncLog();
    else void this.disk.flushLog();
    const state = checkpointed(this.sql, 'NOOP');
    this.isInFile = state.isInFile;
    this.pages = state.frames;
    if (isTold) this.disk.mark.write({ log: this.number, ...state });
  }

  /**
   * Brings the log into the file. Nothing may be written until that is on the disk, which another thread waits for:
   * whoever reads, or asks nothing of the store, goes on. Where the disk refuses, the log grows on.
   */
  async checkpoint(): Promise<void> {
    this.pages = 0;
    const { disk } = this;
    if (disk === undefined || this.isInFile) return;
    await disk.flushAllOfLog();
    const moved = disk.failure === undefined ? this.copyToFile() : undefined;
    if (!moved?.isInFile) return;
    await disk.flushData();
    if (disk.failure !== undefined) return;
    this.isInFile = true;
    disk.mark.write({ log: this.number, ...moved });
  }

  /** Makes the file complete by itself, and empties the log. Returns false where the disk refuses; nothing is lost then. */
  rest(): boolean {
    const { disk } = this;
    if (disk === undefined) return true;
    if (disk.failure !== undefined) return false;
    const rested = tryTo(() => {
      if (this.number !== 0) {
        // first all that is in the log, so that the number comes to the file alone, whole or not at all
        const moved = checkpointed(this.sql, 'PASSIVE');
        disk.mark.write({ log: this.number, ...moved });
        if (!(this.isInFile = moved.isInFile)) return false;
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
    if (this.disk?.failure !== undefined) return;
    this.sql.close();
    this.disk?.close();
    if (isComplete) this.disk?.mark.remove();
  }

  /** Before anything is acknowledged, the file itself says that it needs its log. */
  private leaveRest({ mark }: Disk): void {
    mark.write({ log: this.following, frames: 0, isInFile: true });
    mark.sync();
    writeNumber(this.sql, this.following);
    if (!checkpointed(this.sql, 'PASSIVE').isInFile) throw new Error('the log cannot be moved into the file');
    this.number = this.following;
    this.isInFile = true;
  }

  /** Without the syncs of log and file, which are made elsewhere. */
  private copyToFile(): State | undefined {
    this.sql.exec('PRAGMA synchronous = OFF');
    const moved = tryTo(() => checkpointed(this.sql, 'PASSIVE'));
    this.sql.exec('PRAGMA synchronous = NORMAL');
    return moved;
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

const numberOf = (sql: Sql): number => Number(sql.value('PRAGMA user_version')) >>> 0;

/** The header's number is signed. */
export const writeNumber = (sql: Sql, number: number): void => sql.exec(`PRAGMA user_version = ${number | 0}`);

/** How many pages the log has, and whether the file has all of them. */
interface State {
  readonly frames: number;
  readonly isInFile: boolean;
}

const checkpointed = (sql: Sql, mode: 'NOOP' | 'PASSIVE' | 'TRUNCATE'): State => {
  const [[busy, log, moved] = []] = sql.rows(`PRAGMA wal_checkpoint(${mode})`);
  return { frames: Math.max(0, Number(log)), isInFile: busy === 0 && log === moved };
};
