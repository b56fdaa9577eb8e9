import type { CheckResult } from '../probe';

/** The same result with its verdict taken back, and why. */
export const doubted = (result: CheckResult, reason: string): CheckResult => ({
  ...result,
  status: 'inconclusive',
  method: null,
  reason,
  confirmed: false,
  evidence: { ...result.evidence, doubted: { status: result.status, reason } },
});
