import type { Failure } from '../failure';
import type { Hop } from '../observations';
import { outcomeOf, resolverWasSilent, type HopOutcome } from './hop-outcome';

/** Verb phrases for the end of "TLS with shop.example.com …". */
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

function subjectOf(hop: Hop, { layer, failure }: Exclude<HopOutcome, { layer: 'response' }>): string {
  if (layer === 'redirect') return hop.url;
  if (layer === 'dns')
    return resolverWasSilent(hop) ? `Asking the resolver ${hop.dns[0]?.resolver}` : `DNS for ${hop.host}`;
  const tried = hop.tcp.find((tcp) => tcp.failure === failure);
  if (layer === 'tcp') return `TCP to ${tried?.address}:${tried?.port}`;
  return layer === 'tls' ? `TLS with ${hop.host}` : `HTTP from ${hop.host}`;
}

/** Where and how a hop ended, as a sentence without its full stop; undefined when it got its response. */
export function describeFailure(hop: Hop): string | undefined {
  const outcome = outcomeOf(hop);
  if (outcome.layer === 'response') return undefined;
  return `${subjectOf(hop, outcome)} ${PHRASES[outcome.failure] ?? 'failed'}`;
}
