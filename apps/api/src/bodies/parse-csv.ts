import { isUtf8 } from 'node:buffer';
import { csvRecords, type Delimiter, DELIMITERS } from './csv-records.ts';
import { csvText } from './csv-text.ts';
import type { JsonBounds } from './json-scan.ts';
import type { Parsed } from './parse-json.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** What Excel writes into the first line, and reads there. */
const SEP = /^sep=(.)\r?\n/i;

const YES = ['', '1', 'true', 'yes'];
const NO = ['0', 'false', 'no'];

/** The columns that mean something, and what their cells become. A cell that fits no meaning stays text, for its rule to refuse. */
const COLUMNS: Readonly<Record<string, (cell: string) => unknown>> = {
  domain: (cell) => cell.trim(),
  brand: (cell) => cell.trim(),
  brandname: (cell) => cell.trim(),
  note: (cell) => cell,
  tags: (cell) => cell.split(/[\s,;]+/).filter(Boolean),
  active: (cell) => {
    const said = cell.trim().toLowerCase();
    return YES.includes(said) || (NO.includes(said) ? false : cell);
  },
};
const MEMBER: Readonly<Record<string, string>> = { brandname: 'brandName' };

const delimiterOf = (header: string): Delimiter => {
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((most, each) => (count(each) > count(most) ? each : most));
};

/** A body of `text/csv` as `{ rows }`, just as it would come in JSON, each with the line that it stands on. */
export function parseCsv(bytes: Buffer, { members, items }: JsonBounds): Parsed {
  const scanned = bytes.length;
  if (!isUtf8(bytes)) return { problem: 'is not UTF-8', scanned };
  const decoded = bytes.toString('utf8');
  const whole = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
  const said = SEP.exec(whole);
  const text = said ? whole.slice(said[0].length) : whole;
  const delimiter = DELIMITERS.find((each) => each === said?.[1]) ?? delimiterOf(text.split('\n', 1)[0] ?? '');

  let columns: readonly string[] | undefined;
  const rows: Record<string, unknown>[] = [];
  for (const { line, cells } of csvRecords(text, delimiter, members)) {
    if (cells.length > members) return { problem: `has a row of more than ${members} cells`, scanned };
    if (!columns) {
      columns = cells.map((cell) => cell.trim().toLowerCase());
      if (!columns.includes('domain')) return { problem: 'must begin with a header that has a column domain', scanned };
    } else if (cells.some((cell) => cell.trim() !== '')) {
      if (rows.length === items) return { problem: `has a list of more than ${items} items`, scanned };
      rows.push(rowOf(columns, cells, line + (said ? 1 : 0)));
    }
  }
  return { value: { rows }, scanned };
}

function rowOf(columns: readonly string[], cells: readonly string[], line: number): Record<string, unknown> {
  const row: Record<string, unknown> = { line };
  cells.forEach((cell, index) => {
    const name = columns[index] ?? '';
    if (Object.hasOwn(COLUMNS, name)) row[MEMBER[name] ?? name] = COLUMNS[name]!(csvText(cell));
  });
  return row;
}
