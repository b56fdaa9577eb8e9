import type { Failure } from '../failure';
import type { DnsObservation, Hop } from '../observations';

/** Verb phrases for the end of "TLS with 1.2.3.4:443 …". */
const PHRASES: Partial<Record<Failure, string>> = {
  connection_refused: 'was refused',
  connection_reset: 'was reset',
  eof_error: 'was closed early',
  generic_timeout_error: 'timed out',
  host_unreachable: 'found no way to the host',
  network_unreachable: 'found no network',
  interrupted: 'was cut off by the deadline',
  address_not_dialled: 'was not tried, since the address is not a public one',
  dns_nxdomain_error: 'says that the name does not exist',
  dns_no_answer: 'gives no address',
  dns_servfail_error: 'failed at the resolver',
  dns_refused_error: 'was refused by the resolver',
  ssl_invalid_hostname: 'shows a certificate for another name',
  ssl_unknown_authority: 'shows a certificate of an unknown authority',
  ssl_invalid_certificate: 'shows an expired certificate',
  ssl_unrecognized_name: 'does not know the name',
  ssl_failed_handshake: 'failed in the handshake',
  http_invalid_response: 'got an answer that is not HTTP',
  http_invalid_redirect_location_host: 'redirects to an address without a host',
  http_too_many_redirects: 'redirects more than ten times',
};

const phrase = (failure: Failure): string => PHRASES[failure] ?? 'failed';

function describeDns(host: string, seen: DnsObservation | undefined): string {
  const failure = phrase(seen?.failure ?? 'unknown_failure');
  return seen?.rcode === null ? `Asking the resolver ${seen.resolver} ${failure}` : `DNS for ${host} ${failure}`;
}

/** The layer in which a hop ended, as a sentence without its full stop; undefined when it got its response. */
export function describeFailure({ url, host, dns, tcp, tls, http, redirectFailure }: Hop): string | undefined {
  if (redirectFailure) return `${url} ${phrase(redirectFailure)}`;
  const resolved = dns.length === 0 || dns.some(({ failure }) => failure === null);
  if (!resolved) return describeDns(host, dns[0]);
  const deaf = tcp.find(({ failure }) => failure !== null);
  if (deaf && tcp.every(({ failure }) => failure !== null)) {
    return `TCP to ${deaf.address}:${deaf.port} ${phrase(deaf.failure ?? 'unknown_failure')}`;
  }
  const insecure = tls.find(({ failure }) => failure !== null);
  if (insecure && tls.every(({ failure }) => failure !== null)) {
    return `TLS with ${host} ${phrase(insecure.failure ?? 'unknown_failure')}`;
  }
  if (http?.failure) return `HTTP from ${host} ${phrase(http.failure)}`;
  return http ? undefined : `${url} could not be fetched`;
}
