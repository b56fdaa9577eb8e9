import { isHeader } from './columns';
import { textOf } from './decode';
import { type ColumnMap, MOST_BYTES, type ReadList, type Refusal } from './list';
import { readJson } from './read-json';
import { hasLongLine, readLines, type Turn } from './read-lines';
import { readTable } from './read-table';
import { notAList, notText } from './refuse';

/** What somebody gives to be read: what they typed, or a file. */
export type ListSource = { text: string } | { bytes: Uint8Array; name: string };

export interface ListOptions {
  /** What each column says, where somebody said so. */
  columns?: ColumnMap;
}

export type ListReading = { list: ReadList } | { refused: Refusal };

/** Lines by which a table is told, and as much of each: an expression may take the square of that. */
const SAMPLE = 10;
const LINE_SAMPLE = 2000;

/**
 * Whether cells stand in columns: a first line that names them, one that says what stands between them, cells with
 * quotes around them, or a file that is called a table and looks like one. Anything else is read line by line, which takes mixed lists too.
 */
function isTable(text: string, name: string): boolean {
  const lines = text
    .slice(0, 64 * 1024)
    .split(/\r\n?|\n/, SAMPLE)
    .map((line) => line.slice(0, LINE_SAMPLE))
    .filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  if (/^sep=.$/i.test(first)) return true;
  const cells = first.split(/[,;\t|]/).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
  if (isHeader(cells)) return true;
  if (/\.(?:csv|tsv)$/i.test(name) && lines.every((line) => /[,;\t|]/.test(line))) return true;
  return lines.some((line) => /(?:^|[,;\t])"[^"]*[,;\t][^"]*"(?:[,;\t]|$)/.test(line));
}

/** Any list, whatever it is written in; or what it is instead. Gives others their turn while it reads. */
export async function readList(source: ListSource, turn: Turn, { columns }: ListOptions = {}): Promise<ListReading> {
  if ('bytes' in source) {
    if (source.bytes.length > MOST_BYTES) return { refused: 'tooLarge' };
    const refused = source.bytes.length === 0 ? 'empty' : notText(source.bytes);
    if (refused) return { refused };
  } else if (source.text.length > MOST_BYTES) return { refused: 'tooLarge' };
  const decoded = 'bytes' in source ? textOf(source.bytes) : source.text;
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  const refused = notAList(text);
  if (refused) return { refused };
  await turn();
  const start = text.trimStart().slice(0, LINE_SAMPLE);
  if (/^[[{]/.test(start)) {
    const list = readJson(text);
    if (list) return { list };
    if (/^(?:\{|\[\s*[\]{"])/.test(start)) return { refused: 'json' };
  }
  const hasColumns = columns !== undefined || isTable(text, 'name' in source ? source.name : '');
  const list = await (hasColumns && !hasLongLine(text) ? readTable(text, turn, columns) : readLines(text, turn));
  return list.rows.length === 0 ? { refused: 'empty' } : { list };
}
