import type { ProblemParams } from './problem';

/** What becomes of a row: added, there already, there under another brand, or refused. */
export const IMPORT_RESULTS = ['new', 'duplicate', 'moved', 'invalid'] as const;
export type ImportResult = (typeof IMPORT_RESULTS)[number];

/** A row that cannot be imported, or was not. */
export interface InvalidImportRowDto {
  /** As the request counts them: of a CSV the line of the file, of JSON `line`, else the number of the row. */
  line: number;
  /** What stood there, shortened. */
  value: string;
  message: string;
  code: string;
  params?: ProblemParams;
}

/** One row as a person decides on it. */
export interface ImportRowDto {
  line: number;
  /** What stood there, shortened. */
  input: string;
  result: ImportResult;
  /** As it is, or would be, stored; null when it is no name. */
  domain: string | null;
  /** The same as people read it. */
  displayName: string | null;
  /** The code of the brand that it goes to, or the name of one that would be made; null when it names none. */
  brand: string | null;
  /** The code of the brand that it is in, of what is there already. */
  from: string | null;
  /** Why: the rule that refuses it, or what it is the same as. */
  code: string | null;
  message: string | null;
  params?: ProblemParams;
  /** What may have been meant, to be taken with one click. */
  suggestion: string | null;
}

/** What an import did, or with `dryRun` would do. */
export interface ImportReportDto {
  created: number;
  duplicates: number;
  /** Rows whose name is under another brand. */
  moved: number;
  /** How many of those stay where they are: `moveExisting` was not asked for. */
  left: number;
  invalid: InvalidImportRowDto[];
  /** Names of brands that were made, or would be. */
  brands: string[];
  /** Of a dry run: at most 1,000, what needs a decision first. */
  rows?: ImportRowDto[];
}
