import { sameSite } from '../../address/same-site';
import { isFinal, isGatewayError } from '../hop-outcome';
import { reasonOf } from '../reasons';
import type { Comparison, Rule } from '../verdict';

/**
 * Nobody in between can have written the last response: its certificate is valid, and it belongs to the site that was
 * asked for — by name, or because every hop on the way there was authenticated too, or because the control came to that
 * host as well. An injected redirect to a stranger with a certificate of its own proves nothing.
 */
function endsAuthentically({ url, first, last, outside }: Comparison): boolean {
  if (!isFinal(last) || !last.http?.authenticated) return false;
  const isReached = outside.some(({ host }) => host === last.host);
  return sameSite(first.host, last.host) || url.hops.every(({ http }) => http?.authenticated) || isReached;
}

/**
 * A final status with a valid certificate for the name means that the site can be reached, control or not, whatever
 * becomes of the body. Only what a gateway says for a site that it cannot reach itself is no sign of life.
 * Source: OONI Web Connectivity 0.5, analysis of a final response over TLS.
 */
export const authenticResponse: Rule = (comparison) => {
  const { host, http } = comparison.last;
  if (!endsAuthentically(comparison) || isGatewayError(comparison.last)) return undefined;
  return {
    status: 'accessible',
    method: 'tls',
    reason: reasonOf('site.certificate', { host, status: http?.status }),
    confirmed: false,
    layer: 'tls',
  };
};

/** The gateway answers, the site behind it does not: down where the control is told so too. */
export const gatewayError: Rule = ({ last, controlHop, control }) => {
  if (!isFinal(last) || !isGatewayError(last)) return undefined;
  const { host, http } = last;
  const params = { host, status: http?.status };
  const theirLast = controlHop ?? control?.hops.at(-1);
  const isDown = theirLast !== undefined && isFinal(theirLast) && isGatewayError(theirLast);
  return {
    status: isDown ? 'down' : 'inconclusive',
    method: null,
    reason: reasonOf(isDown ? 'down.edge' : 'unsettled.edge', params),
    confirmed: false,
    layer: 'http',
  };
};
