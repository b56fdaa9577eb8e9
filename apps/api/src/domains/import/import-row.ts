import type { ProblemParams } from '@nawala/contracts';

/** Why a row is refused, or what it is the same as. */
export interface RowProblem {
  code: string;
  message: string;
  params?: ProblemParams;
}

/** What every row is told by. */
export interface RowMark {
  /** The line of the file that it comes from, or its number in the request. */
  line: number;
  /** What stood there, shortened. */
  input: string;
}

/** A row that names something that can be watched. */
export interface NamedRow extends RowMark {
  /** Normalised. */
  domain: string;
  displayName: string;
  /** Code or name; empty where the row names none. */
  brand: string;
  brandName?: string;
  note: string;
  tags: string[];
  active: boolean;
}

export interface RefusedRow extends RowMark {
  problem: RowProblem;
  /** What a mended name would end in, where only that is missing or wrong. */
  wants?: 'suffix';
}

export const isRefused = (row: NamedRow | RefusedRow): row is RefusedRow => 'problem' in row;
