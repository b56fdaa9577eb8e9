import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { MarkFile } from './mark';

/** Where a database lies that is more than memory. */
export interface Files {
  readonly data: string;
  readonly log: string;
  readonly mark: string;
}

/** Brings all that was written of a file to the disk. */
export interface Sync {
  now(descriptor: number): void;
  /** In another thread. */
  later(descriptor: number): Promise<void>;
}

const SYNC: Sync = { now: fdatasyncSync, later: promisify(fdatasync) };

/** Descriptors beside SQLite's own, and whether the disk keeps what is written. */
export class Disk {
  readonly mark: MarkFile;
  /** What was written may be lost, though who asks again is told that all is well: nothing more may be written. */
  failure: Error | undefined;
  private readonly data: number;
  private readonly log: number;
  /** Of the log too: each descriptor is told of an error once. */
  private readonly flushed: number;
  private flushing: Promise<void> | undefined;

  constructor(
    files: Files,
    private readonly sync: Sync = SYNC,
  ) {
    this.mark = new MarkFile(files.mark);
    this.data = openSync(files.data, 'r');
    this.log = openSync(files.log, 'r');
    this.flushed = openSync(files.log, 'r');
  }

  /** The log is on the disk when it returns. */
  syncLog(): void {
    try {
      this.sync.now(this.log);
    } catch (error) {
      this.failure = error as Error;
    }
    if (this.failure !== undefined) throw this.failure;
  }

  get isFlushing(): boolean {
    return this.flushing !== undefined;
  }

  /** What is in the log now will be on the disk soon; one at a time, since the next takes the rest. */
  flushLog(): Promise<void> {
    this.flushing ??= this.orFail(this.flushed).finally(() => (this.flushing = undefined));
    return this.flushing;
  }

  /** Both resolve even if the disk fails, see `failure`. */
  async flushAllOfLog(): Promise<void> {
    await this.flushing;
    await this.flushLog();
  }

  flushData(): Promise<void> {
    return this.orFail(this.data);
  }

  /** Once SQLite has closed its own: the first of a file to be closed gives up its lock. */
  close(): void {
    for (const descriptor of [this.data, this.log, this.flushed]) closeSync(descriptor);
    this.mark.close();
  }

  private async orFail(descriptor: number): Promise<void> {
    try {
      await this.sync.later(descriptor);
    } catch (error) {
      this.failure = error as Error;
    }
  }
}
