import type { Judgement } from './judge-url';

/**
 * A bare host name is measured at two addresses, https first. Blocked at one of them is blocked. Otherwise the first
 * decides; only where it is down for everybody does the next one, since some sites have no https. Pure.
 */
export function combine(judgements: readonly Judgement[]): Judgement | undefined {
  const blocked = judgements.find(({ status }) => status === 'blocked');
  if (blocked) return blocked;
  return judgements.find(({ status }) => status !== 'down') ?? judgements[0];
}
