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

/** How many were as they must be, and what is wrong with this path; null when nothing is. */
export interface CanaryOutcome {
  passed: number;
  total: number;
  failed: Reason | null;
}

export const NO_CANARIES: CanaryOutcome = { passed: 0, total: 0, failed: null };

type Seen = Pick<CheckResult, 'target' | 'status'>;

/** Pure. */
export function canaryOutcome(mustBlock: readonly Seen[], mustAllow: readonly Seen[]): CanaryOutcome {
  const free = mustBlock.filter(({ status }) => status !== 'blocked');
  const caught = mustAllow.filter(({ status }) => status !== 'accessible');
  const total = mustBlock.length + mustAllow.length;
  const because = (code: 'path.not-measuring' | 'network.broken', seen: Seen | undefined) =>
    seen ? reasonOf(code, { name: seen.target, status: seen.status }) : null;
  return {
    passed: total - free.length - caught.length,
    total,
    failed: because('path.not-measuring', free[0]) ?? because('network.broken', caught[0]),
  };
}

/** Checks the canaries. Rejects only when called off. */
export async function checkCanaries(probe: Probe, canaries: Canaries, signal: AbortSignal): Promise<CanaryOutcome> {
  const checkAll = (names: readonly string[]) =>
    Promise.all(
      names.map(async (name): Promise<Seen> => {
        const parsed = parseTarget(name);
        return parsed.ok ? probe.check(parsed.target, signal) : { target: name, status: 'inconclusive' };
      }),
    );
  const [mustBlock, mustAllow] = await Promise.all([checkAll(canaries.mustBlock), checkAll(canaries.mustAllow)]);
  return canaryOutcome(mustBlock, mustAllow);
}
