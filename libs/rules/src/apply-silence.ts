import { consensusOf, type ConsensusRule } from './consensus';
import { gapOf, hasGoneSilent, SILENT, staleAt } from './gap';
import type { DomainState, NawalaState, Transition, VantageState } from './state';

/** What the silence of vantages makes of a domain. */
export interface AppliedSilence {
  state: DomainState;
  /** Oldest first: the gap that the next report of each vantage would have left. */
  transitions: Transition[];
}

const byTimeOfSilence = (a: VantageState, b: VantageState): number =>
  a.lastChecked.getTime() - b.lastChecked.getTime() || a.vantage.localeCompare(b.vantage);

/**
 * What is known of a domain when some of its vantages have fallen silent; null: no less than before. Their results become
 * `unknown`, dated when they went stale, and so does the verdict when nothing supports it any more. Where others do report,
 * what they make of it is left to their next report: that nobody is there is not told as news of the domain.
 */
export function applySilence(
  before: DomainState,
  silent: ReadonlySet<string>,
  rule: ConsensusRule,
  now: Date,
): AppliedSilence | null {
  const gone = before.vantages
    .filter((each) => silent.has(each.vantage) && hasGoneSilent(each, rule, now))
    .sort(byTimeOfSilence);
  const last = gone.at(-1);
  if (!last) return null;
  const vantages = before.vantages.map((each) =>
    gone.includes(each) ? { ...each, ...SILENT, status: 'unknown' as const, since: staleAt(each, rule) } : each,
  );
  const { nawala } = before;
  const ends = nawala.status !== 'unknown' && consensusOf(vantages, rule, now) === 'unknown';
  const transitions = gone.map((each) => {
    const to = ends && each === last ? 'unknown' : nawala.status;
    const scanId = `silent_${each.lastChecked.getTime()}_${each.vantage}`;
    return gapOf(each, rule, { from: nawala.status, to }, scanId);
  });
  return { state: { ...before, vantages, nawala: ends ? silenced(nawala, staleAt(last, rule)) : nawala }, transitions };
}

const silenced = (nawala: NawalaState, since: Date): NawalaState => ({
  ...nawala,
  ...SILENT,
  status: 'unknown',
  since,
  was: nawala.status,
});
