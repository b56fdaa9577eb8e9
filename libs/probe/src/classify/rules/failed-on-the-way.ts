import { dnsConsistency } from '../compare/dns-consistency';
import { describeFailure } from '../describe-failure';
import { nothingWasDialled, outcomeOf } from '../hop-outcome';
import type { Comparison, Rule } from '../verdict';
import { siteIsDown } from './site-is-down';

/** The control tried our very addresses and failed at all of them: it is they that are broken, not the way. */
function failsForControlToo({ last, tested }: Comparison, layer: 'tcp' | 'tls' | 'http'): boolean {
  const ours = new Set(last.tcp.map(({ address, port }) => `${address} ${port}`));
  const theirs = tested.filter(({ address, port }) => ours.has(`${address} ${port}`));
  return (
    theirs.length > 0 &&
    layer !== 'http' &&
    theirs.every(({ tcp, tls }) => tcp !== null || (layer === 'tls' && tls !== null))
  );
}

/**
 * TCP, TLS or HTTP fails here at an address that answers the control: somebody on the way stops it, or DNS led astray.
 * At an address that fails for the control too, the site is down. An address that the control never came to proves
 * nothing.
 * Source: OONI Web Connectivity, decision tree 2 to 4. Ours: a control that fails as well always means down, also where
 * the resolvers disagree, since sites with many addresses do go down.
 */
export const failedOnTheWay: Rule = (comparison) => {
  const { last, controlHop } = comparison;
  const { layer } = outcomeOf(last);
  if (!controlHop || (layer !== 'tcp' && layer !== 'tls' && layer !== 'http') || nothingWasDialled(last))
    return undefined;
  const there = outcomeOf(controlHop);
  if (there.layer !== 'response' && there.layer !== 'redirect') return siteIsDown(last);
  const led = dnsConsistency(last, controlHop);
  if (led === 'unknown' && last.dns.length > 0) return undefined;
  if (led !== 'inconsistent' && failsForControlToo(comparison, layer)) return undefined;
  return {
    status: 'blocked',
    method: led === 'inconsistent' ? 'dns' : layer,
    reason:
      led === 'inconsistent'
        ? `DNS answers ${last.tcp[0]?.address}, which is not where the site lives; there, ${lowerFirst(describeFailure(last))}`
        : `${describeFailure(last)}, but not outside this network`,
    confirmed: false,
    details: { dnsConsistency: led },
  };
};

const lowerFirst = (text = ''): string =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
