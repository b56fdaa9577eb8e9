import { tIfKnown } from '../locale/t';

/** As far as the line of headings may reach, in bytes. */
const MOST_BYTES = 4096;
const END_OF_LINE = 10;

/**
 * A spreadsheet of the API, its columns named in the reader's language. What is below the names is data for whatever reads it
 * next, and stays: the file is not read, however long it is.
 */
export async function withReadableHeadings(file: Blob): Promise<Blob> {
  const start = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer());
  const end = start.indexOf(END_OF_LINE);
  if (end < 0) return file;
  const names = new TextDecoder().decode(start.subarray(0, end)).trimEnd().split(',');
  const headings = names.map((name) => tIfKnown(`heading.${name}`, {}) ?? name);
  return new Blob([`\uFEFF${headings.join(',')}\r\n`, file.slice(end + 1)], { type: file.type });
}
