import { csvText } from '@nawala/contracts';
import { parse, type Parser, type ParseResult } from 'papaparse';
import { withTags } from '../../../forms/with-tags';
import { tableOf } from './columns';
import { isHostLike } from './host-like';
import { isKumaHeader, monitorOf, rowOfMonitor } from './kuma';
import { aRow, type ColumnMap, type ListRow, type ListTable, MOST_ROWS, type ReadList } from './list';
import type { Turn } from './read-lines';

/** Characters that are read before others have their turn. */
const CHUNK = 128 * 1024;
/** A record of more cells is no row of anything. */
const MOST_CELLS = 200;
/** Records by which columns are told. */
const SAMPLE = 20;

const SEP = /^sep=(.)\r?\n/i;
const NO = ['0', 'false', 'no', 'tidak'];

interface Numbered {
  line: number;
  cells: string[];
}

/**
 * A table with columns, as spreadsheets and other tools write it.
 *
 * @param by what each column says; left out, it is guessed
 */
export async function readTable(text: string, turn: Turn, by?: ColumnMap): Promise<ReadList> {
  const said = SEP.exec(text);
  const rest = said ? text.slice(said[0].length) : text;
  const { records, cut } = await recordsOf(rest, said?.[1] ?? delimiterOf(rest), turn);
  if (said) for (const record of records) record.line += 1;
  const guess = tableOf(records.slice(0, SAMPLE).map(({ cells }) => cells));
  const body = guess.hasHeader || isNamedOtherwise(records, by?.domain) ? records.slice(1) : records;
  const read =
    !by && guess.hasHeader && isKumaHeader(guess.columns) ? kuma(guess.columns, body) : plain(guess, body, by);
  const { rows } = read;
  return { ...read, rows: rows.slice(0, MOST_ROWS), cut: cut || rows.length > MOST_ROWS };
}

/** Whether somebody said which column holds the domains, and its first cell is what it is called. */
const isNamedOtherwise = ([first, second]: readonly Numbered[], at: number | undefined): boolean =>
  at !== undefined && !isHostLike(first?.cells[at] ?? '') && isHostLike(second?.cells[at] ?? '');

function plain(guess: ListTable, records: readonly Numbered[], by: ColumnMap | undefined): Omit<ReadList, 'cut'> {
  const table = by ? { ...guess, map: by } : guess;
  const rows = records.map((record) => rowOf(record, table.map));
  return { format: 'table', rows, skipped: 0, table };
}

function kuma(columns: readonly string[], records: readonly Numbered[]): Omit<ReadList, 'cut'> {
  const read = records.map(({ line, cells }) => rowOfMonitor(monitorOf(columns, cells), line));
  const rows = read.filter((row) => row !== null);
  return { format: 'kuma', rows, skipped: read.length - rows.length };
}

function rowOf({ line, cells }: Numbered, map: ColumnMap): ListRow {
  const cell = (at: number | undefined): string => csvText(at === undefined ? '' : (cells[at] ?? ''));
  const brandName = cell(map.brandName).trim();
  return aRow(line, cell(map.domain).trim(), {
    brand: cell(map.brand).trim() || brandName,
    ...(brandName && cell(map.brand).trim() && { brandName }),
    note: cell(map.note),
    tags: withTags([], cell(map.tags).replaceAll(';', ' ')),
    active: !NO.includes(cell(map.active).trim().toLowerCase()),
  });
}

/** More of a line than tells what stands between its cells. */
const LINE_SAMPLE = 65_536;

/** What stands between the cells of the first line: a library's guess wants more lines than a short list has. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .trimStart()
    .slice(0, LINE_SAMPLE)
    .split(/[\r\n]/, 1);
  const line = first.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((most, each) => (count(each) > count(most) ? each : most));
}

function recordsOf(text: string, delimiter: string, turn: Turn): Promise<{ records: Numbered[]; cut: boolean }> {
  return new Promise((resolve, reject) => {
    const records: Numbered[] = [];
    let line = 1;
    let cut = false;
    parse<string[]>(text, {
      worker: false,
      chunkSize: CHUNK,
      delimiter,
      chunk: ({ data }: ParseResult<string[]>, parser: Parser) => {
        for (const cells of data) {
          if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells: cells.slice(0, MOST_CELLS) });
          line += 1 + breaksIn(cells);
        }
        // One more than can be taken, and the header.
        cut = records.length > MOST_ROWS + 1;
        if (cut) return parser.abort();
        parser.pause();
        turn().then(() => parser.resume(), reject);
      },
      complete: () => resolve({ records, cut }),
      error: reject,
    });
  });
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0);
