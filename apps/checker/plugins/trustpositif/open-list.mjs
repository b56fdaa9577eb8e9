import { open } from 'node:fs/promises';

/**
 * @typedef {object} OpenedList
 * @property {AsyncIterable<Uint8Array>} body
 * @property {string} mark what tells this version from others
 * @property {(bytes: number) => Promise<void>} finish rejects when `bytes` were not all of it, or it changed meanwhile
 */

/** No list is larger. */
const MAX_BYTES = 2 ** 30;

/** @param {string} source */
export const isUrl = (source) => /^https?:\/\//i.test(source);

/**
 * Opens a list for reading. Null when it is still the version that `known` marks; rejects when it is none.
 *
 * @param {string} source a file, or an http(s) address
 * @param {string | undefined} known
 * @param {AbortSignal} signal
 * @returns {Promise<OpenedList | null>}
 */
export const openList = (source, known, signal) =>
  isUrl(source) ? openUrl(source, known, signal) : openFile(source, known, signal);

/** @type {(source: string, known: string | undefined, signal: AbortSignal) => Promise<OpenedList | null>} */
async function openUrl(source, known, signal) {
  const condition = known?.startsWith('date:') ? { 'If-Modified-Since': known.slice(5) } : { 'If-None-Match': known };
  const response = await fetch(source, {
    headers: known ? /** @type {Record<string, string>} */ (condition) : {},
    signal,
  });
  if (response.status === 304 && known) {
    await response.body?.cancel();
    return null;
  }
  const { headers, body } = response;
  const refuse = async (/** @type {string} */ why) => {
    await body?.cancel();
    throw new Error(why);
  };
  if (!response.ok || !body) return refuse(`answers ${response.status}`);
  if (/html|json|xml/.test(headers.get('content-type') ?? '')) return refuse('is a web page');
  const length = headers.has('content-encoding') ? null : headers.get('content-length');
  const modified = headers.get('last-modified');
  return {
    body,
    mark: headers.get('etag') ?? (modified ? `date:${modified}` : ''),
    async finish(bytes) {
      if (length !== null && Number(length) !== bytes) throw new Error(`has ${bytes} bytes of ${length}`);
    },
  };
}

/** @type {(source: string, known: string | undefined, signal: AbortSignal) => Promise<OpenedList | null>} */
async function openFile(source, known, signal) {
  const file = await open(source);
  const version = async () => {
    const { ino, size, mtimeMs } = await file.stat();
    return { size, mark: `${ino} ${size} ${mtimeMs}` };
  };
  const before = await version();
  if (before.mark === known || before.size > MAX_BYTES) {
    await file.close();
    if (before.mark === known) return null;
    throw new Error(`is larger than ${MAX_BYTES} bytes`);
  }
  return {
    body: file.createReadStream({ autoClose: false, highWaterMark: 256 * 1024, signal }),
    mark: before.mark,
    async finish(bytes) {
      const after = await version().finally(() => file.close());
      if (after.mark !== before.mark || bytes !== before.size) throw new Error('changed while it was read');
    },
  };
}
