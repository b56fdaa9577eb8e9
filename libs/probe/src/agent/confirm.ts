import type { ScanStatus } from '@nawala/contracts';
import { reasonOf } from '../classify/reasons';
import type { CheckResult } from '../probe';
import { doubted } from './doubt';
import { USUAL_PACE } from './pace';
import { pause } from './pause';

const isVerdict = (status: ScanStatus): boolean => status === 'blocked' || status === 'accessible';

/**
 * Needs this result a second look? A verdict that differs from the last one of this name does, and so does a first one
 * that is blocked without a known block page. Pure.
 */
export function needsConfirmation({ status, confirmed }: CheckResult, before: ScanStatus | undefined): boolean {
  if (!isVerdict(status)) return false;
  return before === undefined ? status === 'blocked' && !confirmed : status !== before;
}

/**
 * Turns a name around only when so many probes in a row agree; where they do not, nothing was learnt. Remembers the
 * last verdict of every name for as long as the agent runs.
 */
export class Confirmation {
  private readonly verdicts = new Map<string, ScanStatus>();

  /** `probes`: how many must agree, the first one included. */
  constructor(
    private readonly probes: number,
    private readonly betweenMs = USUAL_PACE.betweenProbesMs,
  ) {}

  /** `check` may reject; then so does this. */
  async check(id: string, check: () => Promise<CheckResult>, signal: AbortSignal): Promise<CheckResult> {
    let result = await check();
    const { status } = result;
    if (needsConfirmation(result, this.verdicts.get(id))) {
      for (let probe = 2; probe <= this.probes && !signal.aborted; probe++) {
        await pause(this.betweenMs, signal);
        result = await check();
        if (result.status !== status)
          return doubted(result, reasonOf('own.probes-disagree', { first: status, second: result.status }));
      }
    }
    if (isVerdict(status)) this.verdicts.set(id, status);
    return result;
  }
}
