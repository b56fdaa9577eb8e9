import type { InvalidImportRowDto } from '@nawala/contracts';

/** What a spreadsheet takes for a formula; what begins so already is kept from being taken for one that was. */
const FORMULA = /^'*[=+\-@\t\r]/;

function cell(value: string | number): string {
  const text = String(value);
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows that were refused, as a spreadsheet. @param say why, in the words of the page */
export function failuresFile(rows: readonly InvalidImportRowDto[], say: (row: InvalidImportRowDto) => string): Blob {
  const records = [['line', 'domain', 'error'], ...rows.map((row) => [row.line, row.value, say(row)])];
  const text = records.map((record) => `${record.map(cell).join(',')}\r\n`).join('');
  return new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' });
}
