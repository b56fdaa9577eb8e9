/** One record of a CSV, and the line on which it begins, from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

interface Cell {
  text: string;
  /** Where the text goes on. */
  end: number;
}

const UNQUOTED = { ',': /[^,\r\n]*/y, ';': /[^;\r\n]*/y, '\t': /[^\t\r\n]*/y } as const;
export type Delimiter = keyof typeof UNQUOTED;
export const DELIMITERS = Object.keys(UNQUOTED) as Delimiter[];

function bare(text: string, from: number, delimiter: Delimiter): Cell {
  const until = UNQUOTED[delimiter];
  until.lastIndex = from;
  const found = until.exec(text)?.[0] ?? '';
  return { text: found, end: from + found.length };
}

/** A quote that nobody closes lasts to the end. What stands behind the closing one belongs to the cell, as in Excel. */
function quoted(text: string, from: number, delimiter: Delimiter): Cell {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: parts.join('') + text.slice(at), end: text.length };
    if (text[quote + 1] !== '"') {
      const rest = bare(text, quote + 1, delimiter);
      return { text: parts.join('') + text.slice(at, quote) + rest.text, end: rest.end };
    }
    parts.push(text.slice(at, quote + 1));
    at = quote + 2;
  }
}

const breaksIn = (text: string, from: number, to: number): number => {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
};

/**
 * The records of a CSV (RFC 4180, with any line break), one at a time, so that whoever reads can stop at the first too
 * many. A record is given up at one cell more than `mostCells`: that one is its last.
 */
export function* csvRecords(text: string, delimiter: Delimiter, mostCells: number): Generator<CsvRecord> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const begins = at;
    const cells: string[] = [];
    for (;;) {
      const cell = (text[at] === '"' ? quoted : bare)(text, at, delimiter);
      cells.push(cell.text);
      at = cell.end;
      if (text[at] !== delimiter || cells.length > mostCells) break;
      at += 1;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    yield { line, cells };
    line += breaksIn(text, begins, at);
  }
}
