import { documentFrom } from '../bson/elements';
import { encode } from '../bson/encode';
import { MongoError } from '../mongo-error';

/** An answer: a plain object to encode, or bytes that are encoded already. */
export type Reply = Readonly<Record<string, unknown>> | Buffer;

export const errorReply = (error: unknown): Record<string, unknown> => {
  const told = error instanceof MongoError ? error : new MongoError(1, (error as Error).message);
  return { ok: 0, errmsg: told.message, code: told.code, codeName: told.codeName, ...told.details };
};

/** A list that is complete with one answer. */
export const listed = (firstBatch: readonly object[], ns: string): Reply => ({
  cursor: { firstBatch, id: 0n, ns },
  ok: 1,
});

export type BatchName = 'firstBatch' | 'nextBatch';

/** `{ cursor: { firstBatch | nextBatch: […], id, ns }, ok: 1 }` around documents that are encoded already. */
export const cursorReply = (
  batchName: BatchName,
  batch: readonly Buffer[],
  cursorId: bigint,
  namespace: string,
): Buffer => {
  const items = batch.flatMap((document, at) => [Buffer.from(`\x03${at}\0`), document]);
  const rest = encode({ id: cursorId, ns: namespace }).subarray(4, -1);
  const cursor = documentFrom([Buffer.from(`\x04${batchName}\0`), documentFrom(items), rest]);
  return documentFrom([Buffer.from('\x03cursor\0'), cursor, OK]);
};

const OK = Buffer.from('\x10ok\0\x01\0\0\0');
