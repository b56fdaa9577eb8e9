import type { Reason } from '@nawala/rules/reasons';
import { reasonOf } from '../classify/reasons';
import type { CheckResult, Probe } from '../probe';
import { parseTarget } from '../target';

/** Names whose verdict is known beforehand. They tell whether this path measures anything at all. */
export interface Canaries {
  /** Blocked in every network of this kind: if one is not, this path goes around the filters. */
  mustBlock: readonly string[];
  /** Reachable everywhere: if one is not, the network itself is broken. */
  mustAllow: readonly string[];
}

type Seen = Pick<CheckResult, 'target' | 'status'>;

/** What is wrong with this path; null when the canaries say what they must. Pure. */
export function canaryProblem(mustBlock: readonly Seen[], mustAllow: readonly Seen[]): Reason | null {
  const free = mustBlock.find(({ status }) => status !== 'blocked');
  if (free) return reasonOf('path.not-measuring', { name: free.target, status: free.status });
  const caught = mustAllow.find(({ status }) => status !== 'accessible');
  if (caught) return reasonOf('network.broken', { name: caught.target, status: caught.status });
  return null;
}

/** Checks the canaries. Rejects only when called off. */
export async function checkCanaries(probe: Probe, canaries: Canaries, signal: AbortSignal): Promise<Reason | null> {
  const checkAll = (names: readonly string[]) =>
    Promise.all(
      names.map(async (name): Promise<Seen> => {
        const parsed = parseTarget(name);
        return parsed.ok ? probe.check(parsed.target, signal) : { target: name, status: 'inconclusive' };
      }),
    );
  const [mustBlock, mustAllow] = await Promise.all([checkAll(canaries.mustBlock), checkAll(canaries.mustAllow)]);
  return canaryProblem(mustBlock, mustAllow);
}
