import { csvRow } from '@nawala/contracts';

/** RFC 4180, with the mark that has spreadsheets read it as UTF-8; nothing in it is taken for a formula. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string => `\uFEFF${rows.map(csvRow).join('')}`;
