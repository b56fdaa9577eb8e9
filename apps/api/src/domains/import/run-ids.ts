import { Types } from 'mongoose';
import { createHash } from 'node:crypto';

const PREFIX_BYTES = 9;

/**
 * The ids of the domains that one run makes: whoever repeats a part of it, after a crash, finds by them what it has
 * made already.
 */
export class RunIds {
  private readonly prefix: Buffer;
  private readonly historyPrefix: Buffer;

  /** @param run what the run is known by, the same when it is taken up again */
  constructor(run: string) {
    this.prefix = prefixOf(`import:${run}`);
    this.historyPrefix = prefixOf(`history:${run}`);
  }

  /** Of the domain that the row with this index makes. */
  of(index: number): Types.ObjectId {
    return idOf(this.prefix, index);
  }

  /** Of the row of history that says so. */
  ofHistory(index: number): Types.ObjectId {
    return idOf(this.historyPrefix, index);
  }

  /** Whether this run made the domain, whichever of its rows. */
  made(id: string): boolean {
    return id.startsWith(this.prefix.toString('hex'));
  }
}

const prefixOf = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, PREFIX_BYTES);

function idOf(prefix: Buffer, index: number): Types.ObjectId {
  const bytes = Buffer.alloc(12);
  prefix.copy(bytes);
  bytes.writeUIntBE(index, PREFIX_BYTES, 3);
  return new Types.ObjectId(bytes);
}
