import { crc32 } from 'node:zlib';
import { decodeDocument } from '../bson/decode';
import { inWords } from '../bson/values';
import { MongoError } from '../mongo-error';

const INTERNAL_ERROR = 1;
export const RESTORE = 'restore a copy made with `npm run backup`';

/** Kept beside every document. */
export const checksumOf = (body: Uint8Array): number => crc32(body);

/** Kept in every entry of an index: over its key and the row that it points to. */
export const checksumOfEntry = (key: Uint8Array, rowId: number): number => crc32(key, rowId >>> 0);

/** Kept beside every row of the catalogue: over all its columns. */
export const checksumOfRow = (...columns: readonly (number | string | Uint8Array)[]): number =>
  columns.reduce<number>((sum, column) => crc32(typeof column === 'number' ? `${column}\0` : column, sum), 0);

/** @throws MongoError that names the document, when its bytes are not those that were stored, or gone. */
export const refuseDamaged = (body: Uint8Array | null, sum: unknown, namespace: string, rowId: number): void => {
  if (body !== null && crc32(body) === sum) return;
  const what = body === null ? 'is missing from' : 'is damaged in';
  throw damage(`Document ${rowId}${body === null ? '' : idIn(body)} ${what} ${namespace}`);
};

export const damage = (what: string): MongoError =>
  new MongoError(INTERNAL_ERROR, `${what}: the file was changed from outside; ${RESTORE}`);

/** The `_id`, as far as it can still be read. */
const idIn = (body: Uint8Array): string => {
  try {
    const { _id: id } = decodeDocument(Buffer.from(body), 0, new Set(['_id']));
    return id === undefined ? '' : ` (_id: ${inWords(id)})`;
  } catch {
    return '';
  }
};
