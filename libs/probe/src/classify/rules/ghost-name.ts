import { addressesOf } from '../compare/dns-consistency';
import { outcomeOf, resolverWasSilent } from '../hop-outcome';
import type { Rule } from '../verdict';

/**
 * The name exists nowhere but here: whoever answers for it is not its owner.
 * Source: OONI Web Connectivity, "ghost DNS blocking" (probe resolved, control has no addresses).
 */
export const ghostName: Rule = ({ first, control }) => {
  const there = control?.hops[0];
  if (!there || outcomeOf(there).layer !== 'dns' || resolverWasSilent(there)) return undefined;
  if (!['dns_nxdomain_error', 'dns_no_answer'].includes(there.dns[0]?.failure ?? '')) return undefined;
  const [address] = addressesOf(first);
  if (address === undefined) return undefined;
  return {
    status: 'blocked',
    method: 'dns',
    reason: `DNS answers ${address} for a name that exists nowhere else; the domain itself is dead too`,
    confirmed: false,
  };
};
