import { csvRow, type InvalidImportRowDto } from '@nawala/contracts';

/** Rows that were refused, as a spreadsheet. @param say why, in the words of the page */
export function failuresFile(rows: readonly InvalidImportRowDto[], say: (row: InvalidImportRowDto) => string): Blob {
  const records = [['line', 'domain', 'error'], ...rows.map((row) => [row.line, row.value, say(row)])];
  const text = records.map(csvRow).join('');
  return new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' });
}
