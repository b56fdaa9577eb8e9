import { serialize } from 'bson';
import { MongoError } from '../mongo-error';
import type { Document } from './values';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** @throws MongoError 10334 when the document is larger than MongoDB would store. */
export const encodeDocument = (document: Document | Readonly<Record<string, unknown>>): Buffer => {
  const bytes = serialize(document, { ignoreUndefined: true });
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

const tooLarge = (bytes: number): MongoError =>
  new MongoError(10334, `Size ${bytes} is larger than the maximum of ${MAX_DOCUMENT_BYTES} bytes`);
