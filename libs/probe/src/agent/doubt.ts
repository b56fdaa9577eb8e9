import { sayReason, type Reason } from '@nawala/rules/reasons';
import type { CheckResult } from '../probe';

/** A reason as the three members of a report. */
export const worded = ({ code, params }: Reason) => ({
  reason: sayReason(code, params, 'en') ?? code,
  reasonCode: code,
  reasonParams: params,
});

/** The same result with its verdict taken back, and why. */
export const doubted = (result: CheckResult, reason: Reason): CheckResult => ({
  ...result,
  status: 'inconclusive',
  method: null,
  ...worded(reason),
  confirmed: false,
  evidence: { ...result.evidence, doubted: { status: result.status, reason: worded(reason).reason } },
});
