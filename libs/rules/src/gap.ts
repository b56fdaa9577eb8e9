import type { NawalaStatus } from '@nawala/contracts';
import { isFresh, type ConsensusRule } from './consensus';
import type { Grounds, Transition, VantageState } from './state';

/** Why nothing is known of what was known. */
export const SILENT: Grounds = {
  method: null,
  reason: 'No report for longer than a result counts',
  reasonCode: 'vantage.silent',
  reasonParams: null,
  confirmed: false,
};

/** When a result stops to count. */
export const staleAt = ({ lastChecked }: Pick<VantageState, 'lastChecked'>, { staleAfterMs }: ConsensusRule): Date =>
  new Date(lastChecked.getTime() + staleAfterMs);

/** Whether a vantage that said something has been silent for longer than that counts, as seen at `now`. */
export const hasGoneSilent = (vantage: VantageState, rule: ConsensusRule, now: Date): boolean =>
  vantage.status !== 'unknown' && !isFresh(vantage.lastChecked, now, rule.staleAfterMs);

/** A gap is history itself: the vantage went unknown when its result went stale. */
export const gapOf = (
  vantage: VantageState,
  rule: ConsensusRule,
  nawala: { from: NawalaStatus; to: NawalaStatus },
  scanId: string,
): Transition => ({
  scanId,
  vantage: vantage.vantage,
  from: vantage.status,
  to: 'unknown',
  nawala,
  at: staleAt(vantage, rule),
  ...SILENT,
  evidence: null,
});
