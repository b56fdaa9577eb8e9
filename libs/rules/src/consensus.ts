import type { Consensus, NawalaStatus } from '@nawala/contracts';
import type { VantageState } from './state';

/** How vantages combine: the policy, and after how many milliseconds of silence a vantage no longer counts. */
export interface ConsensusRule {
  policy: Consensus;
  staleAfterMs: number;
}

export const isFresh = (lastChecked: Date, now: Date, staleAfterMs: number): boolean =>
  now.getTime() - lastChecked.getTime() <= staleAfterMs;

const freshVerdicts = (vantages: readonly VantageState[], { staleAfterMs }: ConsensusRule, now: Date) =>
  vantages.filter(({ status, lastChecked }) => status !== 'unknown' && isFresh(lastChecked, now, staleAfterMs));

/** What the fresh vantages together say; `unknown` when none is fresh. A tie under `majority` is not a majority. */
export function consensusOf(vantages: readonly VantageState[], rule: ConsensusRule, now: Date): NawalaStatus {
  const fresh = freshVerdicts(vantages, rule, now);
  if (fresh.length === 0) return 'unknown';
  const blocked = fresh.filter(({ status }) => status === 'ada').length;
  return (rule.policy === 'any' ? blocked > 0 : blocked * 2 > fresh.length) ? 'ada' : 'tidak ada';
}

/** The vantage whose method and reason explain `status` best: a confirmed one first, then the most recent. */
export function witnessOf(
  status: NawalaStatus,
  vantages: readonly VantageState[],
  rule: ConsensusRule,
  now: Date,
): VantageState | undefined {
  return freshVerdicts(vantages, rule, now)
    .filter((vantage) => vantage.status === status)
    .sort((a, b) => Number(b.confirmed) - Number(a.confirmed) || b.lastChecked.getTime() - a.lastChecked.getTime())[0];
}
