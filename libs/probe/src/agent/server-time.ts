import type { ScanReport } from './api-client';
import { keyOf } from './vantage';

/** Beyond this a clock is wrong; below it, the header's whole seconds and the way there and back explain it. */
const TOLERATED_MS = 60_000;

/**
 * How far the server's clock is ahead of ours, in milliseconds, by an answer's `Date` header; null when that says nothing
 * usable. The header has whole seconds, and was written somewhere between our asking and the answer: both are halved. Pure.
 */
export function clockOffset(date: string | null, askedAt: number, answeredAt: number): number | null {
  const server = Date.parse(date ?? '');
  return Number.isNaN(server) ? null : Math.round(server + 500 - (askedAt + answeredAt) / 2);
}

/**
 * Dates results by the server's clock where ours is wrong: by one offset for a whole round, and never backwards for a
 * name, since the API takes what is older than the last result for old news.
 */
export class ServerTime {
  private shiftMs = 0;
  private readonly last = new Map<string, number>();

  /** `offsetMs`: as `clockOffset` gives it; null leaves things as they are. True when our clock is wrong. */
  startRound(offsetMs: number | null): boolean {
    if (offsetMs !== null) this.shiftMs = Math.abs(offsetMs) > TOLERATED_MS ? offsetMs : 0;
    return this.shiftMs !== 0;
  }

  date({ id, scanResult }: ScanReport): ScanReport {
    const measured = Date.parse(scanResult.checkedAt ?? '');
    if (Number.isNaN(measured)) return { id, scanResult };
    const key = keyOf(id, scanResult.vantage);
    const at = Math.max(measured + this.shiftMs, (this.last.get(key) ?? -Infinity) + 1);
    this.last.set(key, at);
    return { id, scanResult: { ...scanResult, checkedAt: new Date(at).toISOString() } };
  }
}
