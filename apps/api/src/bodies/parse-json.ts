import { isUtf8 } from 'node:buffer';
import { type JsonBounds, scanJson } from './json-scan.ts';

export type Parsed = { value: unknown; scanned: number } | { problem: string; scanned: number };

const BYTE_ORDER_MARK = '\uFEFF';

/** A body's text as a value, or what is wrong with it. Runs on either thread. */
export function parseJson(bytes: Buffer, bounds: JsonBounds): Parsed {
  const { problem, scanned } = scanJson(bytes, bounds);
  if (problem !== undefined) return { problem, scanned };
  if (!isUtf8(bytes)) return { problem: 'is not UTF-8', scanned };
  const text = bytes.toString('utf8');
  try {
    return { value: JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text) as unknown, scanned };
  } catch {
    return { problem: 'is not valid JSON', scanned };
  }
}
