import { getDomain } from 'tldts';
import type { Hop, UrlObservation } from '../../observations';
import type { Rule } from '../verdict';

/** A response that ends a chain: the site spoke, whatever it said. */
export const isFinal = ({ http }: Hop): boolean => {
  const status = http?.status ?? 0;
  return http?.failure === null && ((status >= 200 && status < 300) || status >= 400);
};

const sameSite = (a: string, b: string): boolean => {
  const site = getDomain(a, { allowPrivateDomains: true });
  return a === b || (site !== null && site === getDomain(b, { allowPrivateDomains: true }));
};

/**
 * Nobody in between can have written the last response: its certificate is valid, and it belongs to the site that was
 * asked for — by name, or because every hop on the way there was authenticated too. An injected redirect to a stranger
 * with a certificate of its own proves nothing.
 */
function endsAuthentically({ hops }: UrlObservation): boolean {
  const first = hops[0];
  const last = hops.at(-1);
  if (!first || !last || !isFinal(last) || !last.http?.authenticated) return false;
  return sameSite(first.host, last.host) || hops.every(({ http }) => http?.authenticated);
}

/**
 * A final response with a valid certificate for the name means that the site can be reached, control or not.
 * For a bare host name the https address decides.
 * Source: OONI Web Connectivity 0.5, analysis of a final response over TLS.
 */
export const authenticResponse: Rule = ({ observations }) => {
  const [url] = observations.urls;
  if (!url || !endsAuthentically(url)) return undefined;
  const last = url.hops.at(-1);
  return {
    status: 'accessible',
    method: 'tls',
    reason: `${last?.host} answers ${last?.http?.status} with a valid certificate`,
    confirmed: false,
  };
};
