import type { CheckTarget } from './check.schema';

/** One target as one vantage sees it: what is asked, answered and shared. */
export interface CheckPair extends CheckTarget {
  vantage: string;
}

/** A watched name and the same name that somebody only tries are two: what is seen of the one is recorded. */
export const pairKey = ({ domainId, target, vantage }: CheckPair): string => `${vantage} ${domainId ?? ''} ${target}`;

export const pairsOf = (targets: readonly CheckTarget[], vantages: readonly string[]): CheckPair[] =>
  targets.flatMap((each) => vantages.map((vantage) => ({ ...each, vantage })));
