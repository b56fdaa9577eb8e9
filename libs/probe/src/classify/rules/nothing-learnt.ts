import type { Hop } from '../../observations';
import { describeFailure } from '../describe-failure';
import type { Facts, Finding } from '../verdict';

/** The measuring itself failed: there is nobody to blame, not even possibly. */
const isOwnFault = ({ dns, tcp }: Hop): boolean =>
  (dns.length > 0 && dns.every(({ rcode }) => rcode === null)) ||
  tcp.some(({ failure }) => failure === 'address_not_dialled' || failure === 'network_unreachable');

function whatHappened({ observations }: Facts): string {
  const hops = observations.urls.flatMap(({ hops }) => hops);
  const failed = hops.find((hop) => describeFailure(hop) !== undefined);
  if (failed) {
    const failure = describeFailure(failed) ?? '';
    return isOwnFault(failed) ? failure : `${failure}; without a control that may be the site's own fault`;
  }
  if (!observations.complete) return 'The measurement did not finish in time';
  const last = observations.urls.at(-1)?.hops.at(-1);
  const status = last?.http?.status;
  return status
    ? `${last?.host} answers ${status} over plain http, which anybody on the way can write`
    : 'Nothing answered';
}

/**
 * Where no rule fires, nothing was learnt: an error, a time-out or a missing control never becomes a verdict.
 * Source: DESIGN, "blocked ≠ down ≠ not measured".
 */
export const nothingLearnt = (facts: Facts): Finding => ({
  status: 'inconclusive',
  method: null,
  reason: whatHappened(facts),
  confirmed: false,
});
