import { serialize } from 'bson';
import { MongoError } from '../mongo-error';
import { type Document, documentOf, type Value } from './values';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Of any size: an answer may be larger than a document. */
export const encode = (document: Document | Readonly<Record<string, unknown>>): Buffer => {
  const bytes = serialize(document, { ignoreUndefined: true });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

/** @throws MongoError 10334 when the document is larger than MongoDB would store. */
export const encodeDocument = (document: Document): Buffer => notTooLarge(encode(document));

export const encodeElement = (name: string, value: Value): Buffer =>
  encodeDocument(documentOf([[name, value]])).subarray(4, -1);

/** @throws MongoError 10334 */
export const notTooLarge = (bytes: Buffer): Buffer => {
  if (bytes.length <= MAX_DOCUMENT_BYTES) return bytes;
  throw new MongoError(10334, `Size ${bytes.length} is larger than the maximum of ${MAX_DOCUMENT_BYTES} bytes`);
};
