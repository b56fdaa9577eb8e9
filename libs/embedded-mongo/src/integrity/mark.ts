import { closeSync, constants, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** In the data folder: how far the log must reach. */
export const MARK_NAME = 'nawala.mark';
const NAME = Buffer.from('NwMk');
const BYTES = 20;

export interface Mark {
  /** The number of the log (see `commits.ts`). */
  readonly log: number;
  /** So many pages it held when the last commit was acknowledged. */
  readonly frames: number;
  /** All of them are in the file too. */
  readonly isInFile: boolean;
}

const encode = ({ log, frames, isInFile }: Mark): Buffer => {
  const bytes = Buffer.alloc(BYTES);
  NAME.copy(bytes);
  bytes.writeUInt32BE(log, 4);
  bytes.writeUInt32BE(frames, 8);
  bytes.writeUInt32BE(Number(isInFile), 12);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 16)), 16);
  return bytes;
};

/** `damaged`: there is one, but not as it was written. */
export const readMark = (file: string): Mark | 'damaged' | undefined => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (bytes.length !== BYTES) return 'damaged';
  const mark = { log: bytes.readUInt32BE(4), frames: bytes.readUInt32BE(8), isInFile: bytes.readUInt32BE(12) === 1 };
  return bytes.equals(encode(mark)) ? mark : 'damaged';
};

/**
 * Written once the log is on the disk, before anybody is answered, without a sync of its own: it never runs ahead. So
 * a start that finds less than this knows that something is gone.
 */
export class MarkFile {
  private readonly descriptor: number;

  constructor(private readonly file: string) {
    // not emptied: a kill before the first write would leave nothing
    this.descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  write(mark: Mark): void {
    writeSync(this.descriptor, encode(mark), 0, BYTES, 0);
  }

  sync(): void {
    fsyncSync(this.descriptor);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}
