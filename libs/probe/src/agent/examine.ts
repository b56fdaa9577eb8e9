import type { Reason } from '@nawala/rules/reasons';
import { checkCanaries, NO_CANARIES, type CanaryOutcome } from './canaries';
import type { Vantage } from './vantage';

/** Whether anything measured in a vantage would mean something just now. */
export interface Examination {
  vantage: Vantage;
  /** Why it would not; null when it would. */
  problem: Reason | null;
  canaries: CanaryOutcome;
}

export async function examine(vantage: Vantage, signal: AbortSignal): Promise<Examination> {
  const problem = await vantage.probe.problem();
  if (problem || !vantage.canaries) return { vantage, problem, canaries: NO_CANARIES };
  const canaries = await checkCanaries(vantage.probe, vantage.canaries, signal).catch(() => NO_CANARIES);
  return { vantage, problem: canaries.failed, canaries };
}

/** What resolvers tell strangers: nothing, or that they will not. */
const TURNED_AWAY = new Set(['silence', 'REFUSED']);

/** The resolver that seems to answer only inside its own network; undefined when it is not that. Pure. */
export function turnedAwayBy({ vantage, problem }: Pick<Examination, 'vantage' | 'problem'>): string | undefined {
  if (!vantage.isElsewhere || problem?.code !== 'resolver.broken') return undefined;
  const { resolver, how } = problem.params;
  return TURNED_AWAY.has(String(how)) ? String(resolver) : undefined;
}
