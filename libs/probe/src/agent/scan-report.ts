import type { Reason } from '@nawala/rules/reasons';
import type { CheckResult } from '../probe';
import type { ScanReport } from './api-client';
import { worded } from './doubt';

/** A check's result as `POST /api/urls/bulk-update` takes it. */
export const toScanReport = (id: string, result: CheckResult, vantage?: string): ScanReport => ({
  id,
  scanResult: {
    status: result.status,
    reason: result.reason,
    ...(result.reasonCode !== undefined && { reasonCode: result.reasonCode, reasonParams: result.reasonParams ?? {} }),
    confirmed: result.confirmed,
    checkedAt: result.checkedAt,
    durationMs: result.durationMs,
    evidence: result.evidence,
    ...(result.method && { method: result.method }),
    ...(vantage && { vantage }),
  },
});

/** Nothing was measured, and why. */
export const notMeasured = (id: string, reason: Reason, vantage?: string): ScanReport => ({
  id,
  scanResult: {
    status: 'inconclusive',
    ...worded(reason),
    checkedAt: new Date().toISOString(),
    ...(vantage && { vantage }),
  },
});
