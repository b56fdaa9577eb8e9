import { DEFAULT_VANTAGE } from '@nawala/contracts';
import type { ScanResultDto } from '@nawala/contracts/checker';
import type { Scan } from '@nawala/rules';
import { randomBytes } from 'node:crypto';
import { InvalidInput } from '../common/app-error';

/** How far a checker's clock may run ahead, in milliseconds. */
const MAX_AHEAD = 5 * 60_000;

/** Tells this process from all others; within it, ids are counted. */
const PROCESS = randomBytes(9).toString('base64url');
let scans = 0;

const newScanId = (now: Date): string => `scan_${now.getTime()}_${PROCESS}${(scans += 1).toString(36)}`;

/** A report with every optional member filled in. @throws InvalidInput when it comes from the future. */
export function scanOf(result: ScanResultDto, now: Date): Scan {
  const checkedAt = result.checkedAt === undefined ? now : new Date(result.checkedAt);
  if (checkedAt.getTime() - now.getTime() > MAX_AHEAD) {
    const clocks = `the checker’s clock says ${checkedAt.toISOString()}, the server’s ${now.toISOString()}`;
    throw new InvalidInput([
      { path: 'scanResult.checkedAt', message: `is more than 5 minutes ahead: ${clocks}`, code: 'tooFarAhead' },
    ]);
  }
  return {
    scanId: newScanId(now),
    vantage: result.vantage ?? DEFAULT_VANTAGE,
    status: result.status,
    checkedAt,
    method: result.method ?? null,
    reason: result.reason ?? null,
    reasonCode: result.reasonCode ?? null,
    reasonParams: result.reasonParams ?? null,
    confirmed: result.confirmed ?? false,
    evidence: result.evidence ?? null,
  };
}
