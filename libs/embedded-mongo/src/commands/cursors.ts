import { MongoError } from '../mongo-error';
import type { Steps } from '../steps';
import { type BatchName, cursorReply, type Reply } from '../wire/reply';

/** So many documents come with the first answer, unless the client says otherwise. */
export const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60 * 1000;
/** The id of no cursor. */
const EXHAUSTED = 0n;

interface Cursor {
  readonly id: bigint;
  readonly namespace: string;
  /** Undefined: what it reads from is gone. */
  results: Iterator<Buffer | undefined> | undefined;
  /** Read, but not handed out yet. */
  next: Buffer | undefined;
  lastUsed: number;
}

/** Results that did not fit one answer, read on when they are asked for; killed once they are idle for ten minutes. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private lastId = BigInt(Date.now());

  constructor(private readonly now: () => number) {}

  *start(results: Iterator<Buffer | undefined>, namespace: string, batchSize: number, single: boolean): Steps<Reply> {
    this.lastId += 1n;
    const cursor: Cursor = { id: this.lastId, namespace, results, next: undefined, lastUsed: 0 };
    return yield* this.batch('firstBatch', cursor, batchSize, single);
  }

  /** @throws MongoError 43 when there is no such cursor (any more), 175 when it was broken off. */
  *next(id: bigint, namespace: string, batchSize: number): Steps<Reply> {
    const cursor = this.open.get(id);
    if (cursor === undefined) throw new MongoError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) throw new MongoError(13, `the cursor belongs to ${cursor.namespace}`);
    // not kept when reading fails
    this.open.delete(id);
    return yield* this.batch('nextBatch', cursor, batchSize || Infinity, false);
  }

  private *batch(name: BatchName, cursor: Cursor, batchSize: number, isLast: boolean): Steps<Reply> {
    const documents = yield* take(cursor, batchSize);
    const isOver = isLast || cursor.next === undefined;
    cursor.lastUsed = this.now();
    if (!isOver) this.open.set(cursor.id, cursor);
    return cursorReply(name, documents, isOver ? EXHAUSTED : cursor.id, cursor.namespace);
  }

  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  killAll(): void {
    this.open.clear();
  }

  /** Their collection, or an index of it, was dropped: whoever goes on reading is told so. */
  breakOff(namespace: string): void {
    for (const cursor of this.open.values()) if (cursor.namespace === namespace) cursor.results = undefined;
  }

  reapIdle(): void {
    for (const [id, { lastUsed }] of this.open) if (this.now() - lastUsed >= IDLE_MS) this.open.delete(id);
  }
}

/** As many as fit, but never none when one was asked for. Reads one more, to know whether anything is left. */
function* take(cursor: Cursor, count: number): Steps<readonly Buffer[]> {
  const { results, namespace } = cursor;
  if (results === undefined) throw new MongoError(175, `${namespace} or one of its indexes was dropped`);
  const documents: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    while (cursor.next === undefined) {
      const { done, value } = results.next() as IteratorResult<Buffer | undefined, undefined>;
      if (done) return documents;
      if (value === undefined) yield;
      cursor.next = value;
    }
    if (documents.length >= count) return documents;
    if ((bytes += cursor.next.length) > BATCH_BYTES && documents.length > 0) return documents;
    documents.push(cursor.next);
    cursor.next = undefined;
  }
}
