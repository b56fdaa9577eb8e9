import { refuseDamaged } from '../integrity/checksum';
import { asBuffer, type Column } from './sqlite';

export interface StoredDocument {
  readonly rowId: number;
  readonly body: Buffer;
}

/** Where a chunk ended. */
interface Place {
  readonly rowId: number;
  readonly key: Buffer;
}

/**
 * As many rows, and about as many bytes, as are read ahead of what was asked for: whoever stops has read half a chunk in
 * vain, and a statement of its own costs less than two rows.
 */
const MOST_ROWS = 128;
const MOST_BYTES = 1024 * 1024;

/**
 * Documents a chunk at a time, each by a statement of its own that begins after the `last` one: nothing stays open, so
 * there may be writes in between, as there may after each chunk (undefined). Chunks grow, as far as documents are small.
 */
export function* inChunks(
  namespace: string,
  first: number,
  read: (last: Place | undefined, count: number) => readonly (readonly Column[])[],
): Generator<StoredDocument | undefined, Place | undefined, undefined> {
  let last: Place | undefined;
  for (let count = Math.min(first, MOST_ROWS); ;) {
    const rows = read(last, count);
    let bytes = 0;
    for (const row of rows) {
      const stored = checked(namespace, row);
      bytes += stored.body.length;
      yield stored;
    }
    const end = rows.at(-1);
    if (end !== undefined) last = { rowId: end[0] as number, key: end[3] as Buffer };
    if (rows.length < count) return last;
    yield;
    count = Math.max(1, Math.min(count * 4, MOST_ROWS, Math.floor((count * MOST_BYTES) / bytes)));
  }
}

/** A row that begins with id, checksum and body. @throws MongoError when the bytes are not those that were stored. */
export const checked = (namespace: string, row: readonly Column[]): StoredDocument => {
  const rowId = row[0] as number;
  const body = row[2] as Uint8Array | null;
  refuseDamaged(body, row[1], namespace, rowId);
  return { rowId, body: asBuffer(body) };
};
