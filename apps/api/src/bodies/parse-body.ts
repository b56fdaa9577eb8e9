import type { JsonBounds } from './json-scan.ts';
import { parseCsv } from './parse-csv.ts';
import { type Parsed, parseJson } from './parse-json.ts';
import type { BodyFormat } from './parser-messages.ts';

/** Runs on either thread. */
export const parseBody = (bytes: Buffer, format: BodyFormat, bounds: JsonBounds): Parsed =>
  (format === 'csv' ? parseCsv : parseJson)(bytes, bounds);
