import { isBogon } from '../../address/bogon';
import { addressesOf } from '../../measure/names';
import { nameIsDenied, nothingWasDialled, outcomeOf, resolverWasSilent } from '../hop-outcome';
import { failureParams, reasonOf } from '../reasons';
import type { Finding, Rule } from '../verdict';
import { siteIsDown } from './site-is-down';

const blocked = (reason: Finding['reason']): Finding => ({
  status: 'blocked',
  method: 'dns',
  reason,
  confirmed: false,
  layer: 'dns',
});

/**
 * The name exists nowhere but here: whoever answers for it is not its owner.
 * Source: OONI Web Connectivity, "ghost DNS blocking" (probe resolved, control has no addresses).
 */
export const ghostName: Rule = ({ first, control }) => {
  const there = control?.hops[0];
  const [address] = addressesOf(first);
  if (!there || address === undefined || !nameIsDenied(there)) return undefined;
  return { ...blocked(reasonOf('dns.ghost', { address })), hop: first };
};

/**
 * The resolver denies a name that the control can resolve. A resolver that cannot be asked at all denies nothing, and one
 * that fails for every name denies none in particular.
 * Source: OONI Web Connectivity, decision tree 5; the witness is ours.
 */
export const nameDenied: Rule = ({ last, controlHop, witness, deniedBy }) => {
  if (!controlHop || outcomeOf(last).layer !== 'dns' || resolverWasSilent(last) || witness?.kind === 'broken')
    return undefined;
  if (addressesOf(controlHop).length > 0) {
    if (deniedBy === null) return blocked(reasonOf('dns.denied', failureParams(last)));
    return blocked(reasonOf('dns.denied-by-address', { address: deniedBy, host: last.host }));
  }
  if (!nameIsDenied(controlHop) || !nameIsDenied(last)) return undefined;
  if (deniedBy === null) return siteIsDown(last);
  return { ...siteIsDown(last), reason: reasonOf('down.wildcard', { address: deniedBy, host: last.host }) };
};

/**
 * The resolver answers with addresses that no public site can have, and the control's are others. Sites do publish
 * private addresses by mistake: then the control sees the same, and the site is down.
 * Source: OONI Web Connectivity, decision tree 6 and the bogon list.
 */
export const privateAnswer: Rule = ({ last, controlHop }) => {
  if (!controlHop || !nothingWasDialled(last)) return undefined;
  const [here, there] = [addressesOf(last), addressesOf(controlHop)];
  const [address] = here;
  if (there.length === 0 || address === undefined || !here.every(isBogon)) return undefined;
  if (there.every(isBogon)) return siteIsDown(last);
  const outside = there.find((other) => !isBogon(other));
  return blocked(reasonOf('dns.private', { address, outside }));
};
