import type { JsonBounds } from './json-scan.ts';

export type BodyFormat = 'json' | 'csv';

/** To the thread that parses: a body, or the wish for more of a list that it holds. */
export type ParserRequest =
  | { id: number; bytes: Uint8Array; format: BodyFormat; bounds: JsonBounds; list: string | undefined }
  | { id: number; more: true };

/** What it found. A long list comes after the rest of its body, in pieces. */
export type ParserAnswer =
  | { id: number; scanned: number; problem: string }
  | { id: number; scanned: number; value: unknown; follows: boolean }
  | { id: number; items: unknown[]; follows: boolean };
