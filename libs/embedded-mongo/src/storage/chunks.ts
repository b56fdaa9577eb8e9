import { refuseDamaged } from '../integrity/checksum';
import { asBuffer, type Column } from './sqlite';

export interface StoredDocument {
  readonly rowId: number;
  readonly body: Buffer;
}

interface Read extends StoredDocument {
  readonly key: Buffer;
}

/** As many rows, and about as many bytes, as are read ahead of what was asked for. */
const MOST_ROWS = 256;
const MOST_BYTES = 1024 * 1024;

/**
 * Documents a chunk at a time, each by a statement of its own that begins after the `last` one: nothing stays open, so
 * there may be writes in between, as there may after each chunk (undefined). Chunks grow, as far as documents are small.
 */
export function* inChunks(
  namespace: string,
  first: number,
  read: (last: Read | undefined, count: number) => readonly (readonly Column[])[],
): Generator<StoredDocument | undefined, Read | undefined, undefined> {
  let last: Read | undefined;
  for (let count = Math.min(Math.max(first, 1), MOST_ROWS); ;) {
    const rows = read(last, count);
    let bytes = 0;
    for (const [id, sum, body, key] of rows) {
      last = { ...checked(namespace, id, sum, body), key: key as Buffer };
      bytes += last.body.length;
      yield last;
    }
    if (rows.length < count) return last;
    yield;
    count = Math.max(1, Math.min(count * 4, MOST_ROWS, Math.floor((count * MOST_BYTES) / bytes)));
  }
}

/** @throws MongoError when the bytes are not those that were stored. */
export const checked = (namespace: string, id?: Column, sum?: Column, body?: Column): StoredDocument => {
  const rowId = id as number;
  refuseDamaged(body as Uint8Array | null, sum, namespace, rowId);
  return { rowId, body: asBuffer(body) };
};
