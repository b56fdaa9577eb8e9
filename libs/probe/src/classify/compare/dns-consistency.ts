import { isIPv4 } from 'node:net';
import type { Hop } from '../../observations';

/**
 * - `consistent`: the resolver told the truth, as far as one can tell.
 * - `inconsistent`: it gave other addresses than the control's, and none of them could prove to be the site.
 * - `unknown`: nothing to compare, or the site has no certificate that could settle it.
 */
export type DnsConsistency = 'consistent' | 'inconsistent' | 'unknown';

export const addressesOf = ({ dns }: Pick<Hop, 'dns'>): string[] => dns.flatMap(({ addresses }) => addresses);

/** /24 or /48: without a table of networks, the nearest thing to "run by the same people". */
const networkOf = (address: string): string =>
  isIPv4(address) ? address.split('.').slice(0, 3).join('.') : address.split(':').slice(0, 3).join(':');

const someTlsIsValid = ({ tls, validation }: Hop): boolean =>
  [...tls, ...validation].some(({ failure }) => failure === null);

/**
 * Compares the answers of the network's resolver with the control's.
 * Source: OONI Web Connectivity, DNS consistency (shared address, or shared network, or a valid certificate for the name
 * at an address of ours). Ours: where the control saw no valid certificate either, no answer can be called a lie.
 */
export function dnsConsistency(ours: Hop, control: Hop): DnsConsistency {
  const [here, there] = [addressesOf(ours), addressesOf(control)];
  if (here.length === 0 || there.length === 0) return 'unknown';
  if (here.some((address) => there.includes(address)) || someTlsIsValid(ours)) return 'consistent';
  const networks = new Set(there.map(networkOf));
  if (here.some((address) => networks.has(networkOf(address)))) return 'consistent';
  return someTlsIsValid(control) ? 'inconsistent' : 'unknown';
}
