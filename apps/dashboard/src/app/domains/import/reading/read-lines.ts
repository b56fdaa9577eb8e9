import { type ListFormat, type ListRow, MOST_ROWS, type ReadList } from './list';
import { readLine } from './read-line';

/** Lets others have their turn. */
export type Turn = () => Promise<void>;

const LONGEST_LINE = 65_536;

/** Lines between two turns. */
const LINES = 2000;

/** A list of lines, of one kind or mixed. */
export async function readLines(text: string, turn: Turn): Promise<ReadList> {
  const rows: ListRow[] = [];
  const counts = new Map<ListFormat, number>();
  let line = 0;
  for (let at = 0; at <= text.length && rows.length <= MOST_ROWS;) {
    const end = endOfLine(text, at);
    const read = readLine(text.slice(at, end), ++line);
    // Of a line of a hundred thousand names a call could not take all.
    for (const row of read.rows) rows.push(row);
    counts.set(read.format, (counts.get(read.format) ?? 0) + read.rows.length);
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (line % LINES === 0) await turn();
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return { format: most?.[0] ?? 'names', rows: rows.slice(0, MOST_ROWS), cut: rows.length > MOST_ROWS, skipped: 0 };
}

/** Whether some line is longer than any row of a table that somebody wrote. */
export function hasLongLine(text: string): boolean {
  for (let at = 0, end; at < text.length; at = end + 1) {
    end = endOfLine(text, at);
    if (end - at > LONGEST_LINE) return true;
  }
  return false;
}

function endOfLine(text: string, from: number): number {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = from;
  return breaks.exec(text)?.index ?? text.length;
}
