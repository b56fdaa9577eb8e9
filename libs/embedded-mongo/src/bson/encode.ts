import { serialize, setInternalBufferSize } from 'bson';
import { MongoError } from '../mongo-error';
import { type Document, documentOf, type Value } from './values';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** bson's own choice; more than any document may have. */
const BUFFER_BYTES = 17 * 1024 * 1024;
/** As large as messages are, and so answers. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const tooLarge = (bytes: number | string): MongoError =>
  new MongoError(10334, `Size ${bytes} is larger than the maximum of ${MAX_DOCUMENT_BYTES} bytes`);

type Encodable = Document | Readonly<Record<string, unknown>>;

/** bson writes into a buffer of its own: what passes its end is an error, or lost. Undefined: it was too small. */
const serialized = (document: Encodable, bufferBytes: number): Buffer | undefined => {
  try {
    const bytes = serialize(document, { ignoreUndefined: true });
    return bytes.length > bufferBytes ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** An answer may be larger than a document. @throws MongoError 10334 when it is larger than a message. */
export const encode = (document: Encodable): Buffer => {
  const bytes = serialized(document, BUFFER_BYTES);
  if (bytes !== undefined) return bytes;
  setInternalBufferSize(MAX_MESSAGE_BYTES);
  const more = serialized(document, MAX_MESSAGE_BYTES);
  if (more === undefined) throw tooLarge('of the answer');
  return more;
};

/** @throws MongoError 10334 when the document is larger than MongoDB would store. */
export const encodeDocument = (document: Document): Buffer => {
  const bytes = serialized(document, BUFFER_BYTES);
  if (bytes === undefined) throw tooLarge('of the document');
  return notTooLarge(bytes);
};

export const encodeElement = (name: string, value: Value): Buffer =>
  encodeDocument(documentOf([[name, value]])).subarray(4, -1);

/** @throws MongoError 10334 */
export const notTooLarge = (bytes: Buffer): Buffer => {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
  return bytes;
};
