import { MongoError } from '../mongo-error';

/** An answer: a plain object to encode, or bytes that are encoded already. */
export type Reply = Readonly<Record<string, unknown>> | Buffer;

export const errorReply = (error: unknown): Record<string, unknown> => {
  if (error instanceof MongoError) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
  }
  return { ok: 0, errmsg: (error as Error).message, code: 1, codeName: 'InternalError' };
};

/** A list that is complete with one answer. */
export const listed = (firstBatch: readonly object[], ns: string): Reply => ({
  cursor: { firstBatch, id: 0n, ns },
  ok: 1,
});

/** `{ cursor: { firstBatch | nextBatch: […], id, ns }, ok: 1 }` around documents that are encoded already. */
export const cursorReply = (
  batchName: 'firstBatch' | 'nextBatch',
  batch: readonly Buffer[],
  cursorId: bigint,
  namespace: string,
): Buffer => {
  const listBytes = batch.reduce((sum, document, at) => sum + `_${at}_`.length + document.length, EMPTY_BYTES);
  const nsBytes = Buffer.byteLength(`${namespace}_`);
  const fieldBytes = `_${batchName}_`.length + listBytes + '_id_'.length + 8 + '_ns_'.length + 4 + nsBytes;
  const cursorBytes = EMPTY_BYTES + fieldBytes;
  const reply = Buffer.allocUnsafe(EMPTY_BYTES + '_cursor_'.length + cursorBytes + '_ok_'.length + 4);
  let end = 0;
  const int = (value: number): unknown => (end = reply.writeInt32LE(value, end));
  const text = (value: string): unknown => (end += reply.write(value, end));
  int(reply.length);
  text('\x03cursor\0');
  int(cursorBytes);
  text(`\x04${batchName}\0`);
  int(listBytes);
  for (const [at, document] of batch.entries()) {
    text(`\x03${at}\0`);
    end += document.copy(reply, end);
  }
  text('\0\x12id\0');
  end = reply.writeBigInt64LE(cursorId, end);
  text('\x02ns\0');
  int(nsBytes);
  text(`${namespace}\0\0\x10ok\0`);
  int(1);
  text('\0');
  return reply;
};

/** Of a document that holds nothing: its length and a zero. */
const EMPTY_BYTES = 5;
