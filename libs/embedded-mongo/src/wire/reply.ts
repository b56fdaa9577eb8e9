import { MongoError } from '../mongo-error';

/** An answer: a plain object to encode, or bytes that are encoded already. */
export type Reply = Readonly<Record<string, unknown>> | Buffer;

export const errorReply = (error: unknown): Record<string, unknown> => {
  if (error instanceof MongoError) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
  }
  return { ok: 0, errmsg: (error as Error).message, code: 1, codeName: 'InternalError' };
};

/** `{ cursor: { firstBatch | nextBatch: […], id, ns }, ok: 1 }` around documents that are encoded already. */
export const cursorReply = (
  batchName: 'firstBatch' | 'nextBatch',
  batch: readonly Buffer[],
  cursorId: bigint,
  namespace: string,
): Buffer => {
  const elements = batch.flatMap((document, index) => [Buffer.from(`\x03${index}\0`), document]);
  const tail = Buffer.alloc(8);
  tail.writeBigInt64LE(cursorId);
  const cursor = enclosed([
    Buffer.from(`\x04${batchName}\0`),
    enclosed(elements),
    Buffer.from('\x12id\0'),
    tail,
    Buffer.from('\x02ns\0'),
    stringValue(namespace),
  ]);
  const ok = Buffer.from('\x10ok\0\x01\0\0\0');
  return enclosed([Buffer.from('\x03cursor\0'), cursor, ok]);
};

const enclosed = (parts: readonly Buffer[]): Buffer => {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(size);
  return Buffer.concat([head, ...parts, Buffer.from([0])], size);
};

const stringValue = (text: string): Buffer => {
  const bytes = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(4);
  head.writeInt32LE(bytes.length);
  return Buffer.concat([head, bytes]);
};
