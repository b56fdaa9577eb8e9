/**
 * Where a spreadsheet may see the beginning of a cell: it splits at whatever its country splits at, and half of the world
 * writes a comma within numbers and splits at semicolons.
 */
const BEGINNING = '(?<=^|[;\\t\\r\\n])';
/** What it takes for a formula there, also in the wide letters of East Asia. */
const FORMULA = '[=+\\-@\\t\\r＝＋－＠]';

const FORMULAS = new RegExp(`${BEGINNING}('*)(?=${FORMULA})`, 'g');
const KEPT = new RegExp(`${BEGINNING}'(?='*${FORMULA})`, 'g');

/**
 * One cell of a file that is text for every spreadsheet, whatever stands in it (RFC 4180). What looks as if it had been
 * kept from being a formula already gets one apostrophe more, so that `csvText` always gives what was written.
 */
export function csvCell(value: string | number | boolean | null): string {
  const text = typeof value === 'string' ? value.replace(FORMULAS, "'$1") : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What was written with `csvCell`, once its quotes are off. */
export const csvText = (cell: string): string => cell.replace(KEPT, '');

export const csvRow = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;
