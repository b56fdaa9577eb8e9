/**
 * What a spreadsheet takes for a formula at the beginning of a cell; and what looks as if it had been kept from being one
 * already, so that taking the apostrophe off again always gives what was written.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const KEPT = /^'(?='*[=+\-@\t\r])/;

/** One cell that is text for every spreadsheet, whatever stands in it. */
export function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What was written with `csvCell`, once its quotes are off. */
export const csvText = (cell: string): string => cell.replace(KEPT, '');

/** RFC 4180. */
export const csvRow = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;
