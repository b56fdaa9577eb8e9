import { isFinal } from '../hop-outcome';
import { sameSite } from '../same-site';
import type { Comparison, Rule } from '../verdict';

/**
 * Nobody in between can have written the last response: its certificate is valid, and it belongs to the site that was
 * asked for — by name, or because every hop on the way there was authenticated too, or because the control ended there
 * as well. An injected redirect to a stranger with a certificate of its own proves nothing.
 */
function endsAuthentically({ url, first, last, controlHop }: Comparison): boolean {
  if (!isFinal(last) || !last.http?.authenticated) return false;
  return sameSite(first.host, last.host) || url.hops.every(({ http }) => http?.authenticated) || controlHop !== null;
}

/**
 * A final response with a valid certificate for the name means that the site can be reached, control or not.
 * Source: OONI Web Connectivity 0.5, analysis of a final response over TLS.
 */
export const authenticResponse: Rule = (comparison) => {
  if (!endsAuthentically(comparison)) return undefined;
  const { host, http } = comparison.last;
  return {
    status: 'accessible',
    method: 'tls',
    reason: `${host} answers ${http?.status} with a valid certificate`,
    confirmed: false,
  };
};
