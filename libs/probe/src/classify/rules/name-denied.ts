import { describeFailure } from '../describe-failure';
import { outcomeOf, resolverWasSilent } from '../hop-outcome';
import type { Rule } from '../verdict';
import { siteIsDown } from './site-is-down';

/**
 * The resolver denies a name that the control can resolve. A resolver that cannot be asked at all denies nothing.
 * Source: OONI Web Connectivity, decision tree 5.
 */
export const nameDenied: Rule = ({ last, controlHop }) => {
  if (!controlHop || outcomeOf(last).layer !== 'dns' || resolverWasSilent(last)) return undefined;
  const there = outcomeOf(controlHop);
  if (there.layer === 'dns') return resolverWasSilent(controlHop) ? undefined : siteIsDown(last);
  return {
    status: 'blocked',
    method: 'dns',
    reason: `${describeFailure(last)}, but outside this network it exists`,
    confirmed: false,
  };
};
