import type { ScanMethod } from '@nawala/contracts';
import type { Failure } from '../failure';
import type { DnsObservation, Hop, TcpObservation } from '../observations';

/** A layer of the measurement, from below. */
export type Layer = Extract<ScanMethod, 'dns' | 'tcp' | 'tls' | 'http'>;

/** How far one hop came: the layer that stopped it and how, or `response`. */
export type HopOutcome =
  { layer: 'response' } | { layer: 'redirect'; failure: Failure } | { layer: Layer; failure: Failure };

/**
 * Of several failures of one layer the most telling decides, not the first: somebody's act before silence, and silence
 * before what is wrong with this machine. A name without addresses of one family is the normal case and tells least.
 */
const RANK: readonly (readonly Failure[])[] = [
  ['dns_nxdomain_error', 'ssl_unknown_authority', 'ssl_invalid_hostname'],
  ['connection_reset', 'eof_error', 'dns_refused_error', 'dns_servfail_error'],
  ['connection_refused', 'ssl_failed_handshake', 'ssl_unrecognized_name', 'http_invalid_response'],
  ['generic_timeout_error'],
  ['ssl_invalid_certificate', 'ssl_incomplete_chain', 'host_unreachable'],
  ['network_unreachable', 'address_not_dialled', 'dns_no_answer', 'interrupted'],
];

const rankOf = (failure: Failure): number => {
  const rank = RANK.findIndex((failures) => failures.includes(failure));
  return rank === -1 ? RANK.length - 2 : rank;
};

export const mostTelling = <T extends { failure: Failure | null }>(seen: readonly T[]): T | undefined =>
  seen.reduce<T | undefined>(
    (best, item) => (item.failure && (!best?.failure || rankOf(item.failure) < rankOf(best.failure)) ? item : best),
    undefined,
  );

/** The failure that decides, where nothing succeeded. */
const allFailed = <T extends { failure: Failure | null }>(seen: readonly T[]): Failure | null =>
  seen.every(({ failure }) => failure !== null) ? (mostTelling(seen)?.failure ?? null) : null;

/** A machine without IPv6 finds no way to IPv6 addresses: that says nothing about the site. */
const isWithoutIpv6 = ({ address, failure }: TcpObservation): boolean =>
  address.includes(':') && (failure === 'network_unreachable' || failure === 'host_unreachable');

export const hasNoIpv6 = ({ tcp }: Hop): boolean => tcp.length > 0 && tcp.every(isWithoutIpv6);

/** The connections that say something about the site or the way there. */
export const tellingConnections = ({ tcp }: Hop): TcpObservation[] =>
  tcp.filter(
    (seen) => !isWithoutIpv6(seen) && seen.failure !== 'address_not_dialled' && seen.failure !== 'interrupted',
  );

/** Judges a hop by its best address: one that got through is enough. Pure. */
export function outcomeOf({ dns, tcp, tls, http, redirectFailure }: Hop): HopOutcome {
  if (redirectFailure) return { layer: 'redirect', failure: redirectFailure };
  const unresolved = allFailed(dns);
  if (unresolved) return { layer: 'dns', failure: unresolved };
  const deaf = allFailed(tcp);
  if (deaf) return { layer: 'tcp', failure: deaf };
  const insecure = allFailed(tls);
  if (insecure) return { layer: 'tls', failure: insecure };
  if (!http) return { layer: 'http', failure: 'unknown_failure' };
  return http.failure ? { layer: 'http', failure: http.failure } : { layer: 'response' };
}

/** The answer that decides where no query was answered with an address. */
export const decidingAnswer = ({ dns }: Hop): DnsObservation | undefined => mostTelling(dns);

/** The resolver itself could not be asked: nothing was learnt about the name. */
export const resolverWasSilent = (hop: Hop): boolean =>
  outcomeOf(hop).layer === 'dns' && decidingAnswer(hop)?.rcode === null;

/** The resolver says that the name does not exist, or has no address; a failure of its own says neither. */
export const nameIsDenied = (hop: Hop): boolean => {
  const outcome = outcomeOf(hop);
  return outcome.layer === 'dns' && ['dns_nxdomain_error', 'dns_no_answer'].includes(outcome.failure);
};

/** Every address was refused by the address policy, so nothing was sent to any. */
export const nothingWasDialled = ({ tcp }: Hop): boolean =>
  tcp.length > 0 && tcp.every(({ failure }) => failure === 'address_not_dialled');

const isResponse = (hop: Hop): boolean => outcomeOf(hop).layer === 'response';

/** A response that ends a chain: the site spoke, whatever it said. */
export const isFinal = (hop: Hop): boolean => isResponse(hop) && (hop.http?.status ?? 0) >= 200;

/** A page, and no refusal, error or challenge. */
export const isPage = (hop: Hop): boolean => {
  const status = hop.http?.status ?? 0;
  return isResponse(hop) && status >= 200 && status < 300;
};

/** What only a gateway says, about a site that it could not reach: no sign of life of the site itself. */
export const isGatewayError = ({ http }: Hop): boolean => {
  const status = http?.status ?? 0;
  return status === 502 || status === 504 || (status >= 520 && status <= 530);
};
