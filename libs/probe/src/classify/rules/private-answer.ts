import { isBogon } from '../../address/bogon';
import { addressesOf } from '../compare/dns-consistency';
import { nothingWasDialled } from '../hop-outcome';
import type { Rule } from '../verdict';
import { siteIsDown } from './site-is-down';

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
  return {
    status: 'blocked',
    method: 'dns',
    reason: `DNS answers ${address}, which is no public address, instead of ${there.find((other) => !isBogon(other))}`,
    confirmed: false,
  };
};
