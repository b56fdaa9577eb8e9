import { MongoError } from '../mongo-error';

const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60 * 1000;

interface Cursor {
  readonly namespace: string;
  rest: readonly Buffer[];
  lastUsed: number;
}

export interface Batch {
  readonly documents: readonly Buffer[];
  /** 0: exhausted. */
  readonly cursorId: bigint;
}

/** Results that did not fit one answer: snapshots, kept until read, killed or idle for ten minutes. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private lastId = BigInt(Date.now());

  constructor(private readonly now: () => number) {}

  get size(): number {
    return this.open.size;
  }

  start(results: readonly Buffer[], namespace: string, batchSize: number | undefined, single: boolean): Batch {
    const documents = cut(results, batchSize ?? FIRST_BATCH);
    const rest = results.slice(documents.length);
    if (rest.length === 0 || single) return { documents, cursorId: 0n };
    this.lastId += 1n;
    this.open.set(this.lastId, { namespace, rest, lastUsed: this.now() });
    return { documents, cursorId: this.lastId };
  }

  /** @throws MongoError 43 when there is no such cursor (any more). */
  next(id: bigint, namespace: string, batchSize: number | undefined): Batch {
    const cursor = this.open.get(id);
    if (cursor === undefined) throw new MongoError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace`,
      );
    }
    const documents = cut(cursor.rest, batchSize || Infinity);
    cursor.rest = cursor.rest.slice(documents.length);
    cursor.lastUsed = this.now();
    if (cursor.rest.length > 0) return { documents, cursorId: id };
    this.open.delete(id);
    return { documents, cursorId: 0n };
  }

  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  reapIdle(): void {
    for (const [id, { lastUsed }] of this.open) if (this.now() - lastUsed >= IDLE_MS) this.open.delete(id);
  }
}

/** As many as fit, but never none when one was asked for. */
const cut = (results: readonly Buffer[], count: number): readonly Buffer[] => {
  let bytes = 0;
  let taken = 0;
  while (taken < results.length && taken < count) {
    bytes += (results[taken] as Buffer).length;
    if (bytes > BATCH_BYTES && taken > 0) break;
    taken += 1;
  }
  return results.slice(0, taken);
};
