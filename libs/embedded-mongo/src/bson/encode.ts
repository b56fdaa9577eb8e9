import { serialize, setInternalBufferSize } from 'bson';
import { MongoError } from '../mongo-error';
import { type Document, documentOf, type Value } from './values';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** As large as messages are, and so answers. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const tooLarge = (bytes: number | string): MongoError =>
  new MongoError(10334, `Size ${bytes} is larger than the maximum of ${MAX_DOCUMENT_BYTES} bytes`);

/** An answer may be larger than a document. @throws MongoError 10334 when it is larger than a message. */
export const encode = (document: Document | Readonly<Record<string, unknown>>): Buffer => {
  // bson writes into a buffer of its own: what passes its end is an error, or lost
  setInternalBufferSize(MAX_MESSAGE_BYTES);
  try {
    const { buffer, byteOffset, length } = serialize(document, { ignoreUndefined: true });
    if (length <= MAX_MESSAGE_BYTES) return Buffer.from(buffer, byteOffset, length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw tooLarge('of an answer or a document');
};

/** @throws MongoError 10334 when the document is larger than MongoDB would store. */
export const encodeDocument = (document: Document): Buffer => notTooLarge(encode(document));

export const encodeElement = (name: string, value: Value): Buffer =>
  encodeDocument(documentOf([[name, value]])).subarray(4, -1);

/** @throws MongoError 10334 */
export const notTooLarge = (bytes: Buffer): Buffer => {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
  return bytes;
};
