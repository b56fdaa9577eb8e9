import type { ScanMethod } from '@nawala/contracts';
import type { Failure } from '../failure';
import type { Hop, TcpObservation } from '../observations';

/** How far one hop came: the layer that stopped it and how, or `response`. */
export type HopOutcome =
  | { layer: 'response' }
  | { layer: 'redirect'; failure: Failure }
  | { layer: Extract<ScanMethod, 'dns' | 'tcp' | 'tls' | 'http'>; failure: Failure };

/** A machine without IPv6 finds no network for IPv6 addresses: that says nothing about the site. */
const saysSomething = ({ address, failure }: TcpObservation): boolean =>
  !(address.includes(':') && (failure === 'network_unreachable' || failure === 'host_unreachable'));

const allFailed = <T extends { failure: Failure | null }>(seen: readonly T[]): Failure | null =>
  seen.length > 0 && seen.every(({ failure }) => failure !== null) ? (seen[0]?.failure ?? null) : null;

/** Judges a hop by its best address: one that got through is enough. Pure. */
export function outcomeOf({ dns, tcp, tls, http, redirectFailure }: Hop): HopOutcome {
  if (redirectFailure) return { layer: 'redirect', failure: redirectFailure };
  const unresolved = allFailed(dns);
  if (unresolved) return { layer: 'dns', failure: unresolved };
  const telling = tcp.filter(saysSomething);
  const deaf = allFailed(telling.length > 0 ? telling : tcp);
  if (deaf) return { layer: 'tcp', failure: deaf };
  const insecure = allFailed(tls);
  if (insecure) return { layer: 'tls', failure: insecure };
  if (!http) return { layer: 'http', failure: 'unknown_failure' };
  return http.failure ? { layer: 'http', failure: http.failure } : { layer: 'response' };
}

/** The resolver itself could not be asked: nothing was learnt about the name. */
export const resolverWasSilent = ({ dns }: Hop): boolean => dns.length > 0 && dns.every(({ rcode }) => rcode === null);

/** Every address was refused by the address policy, so nothing was sent to any. */
export const nothingWasDialled = ({ tcp }: Hop): boolean =>
  tcp.length > 0 && tcp.every(({ failure }) => failure === 'address_not_dialled');

/** A response that ends a chain: the site spoke, whatever it said. */
export const isFinal = (hop: Hop): boolean => {
  const status = hop.http?.status ?? 0;
  return outcomeOf(hop).layer === 'response' && ((status >= 200 && status < 300) || status >= 400);
};
