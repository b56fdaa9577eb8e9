import { isIPv4 } from 'node:net';
import { addressesOf } from '../measure/names';
import type { Hop, TlsObservation } from '../observations';
import { certificateWord } from '../tls/certificate-word';
import type { Comparison } from './verdict';

/** Whose an address is, and what says so, surest first. */
export type Provenance =
  | { whose: 'site'; because: 'certificate' | 'control' | 'answer' | 'network' }
  | { whose: 'stranger'; because: 'proxy' | 'certificate' }
  | { whose: 'unknown' };

type Known = Pick<Comparison, 'first' | 'outside' | 'tested'>;

export const handshakesOf = ({ tls, validation }: Hop): TlsObservation[] => [...tls, ...validation];

/** /24 or /48: without a table of networks, the nearest thing to "run by the same people". */
const networkOf = (address: string): string =>
  isIPv4(address) ? address.split('.').slice(0, 3).join('.') : address.split(':').slice(0, 3).join(':');

/** The control's hops of the same host, whatever the URL. */
export const outsideOf = ({ host }: Hop, { outside }: Pick<Known, 'outside'>): Hop[] =>
  outside.filter((hop) => hop.host === host);

/** The control's own trials of this address; it was told the addresses of the target's host alone. */
export const trialsOf = (address: string, hop: Hop, { first, tested }: Pick<Known, 'first' | 'tested'>) =>
  hop.host === first.host ? tested.filter((trial) => trial.address === address) : [];

/**
 * Is this address, which our resolver gave for the hop's host, the site's? One answer for every rule: a valid certificate
 * here, then what the control proved about this very address, then whether its resolver gives it as well, then its
 * network. A stranger needs proof: a foreign certificate where the control has seen a valid one elsewhere, or a proxy.
 * Source: OONI Web Connectivity, DNS consistency; ours is the order, and that the unproven stays unknown.
 */
export function provenance(address: string, hop: Hop, known: Known): Provenance {
  const ours = handshakesOf(hop).filter((seen) => seen.address === address);
  if (ours.some(({ failure }) => failure === null)) return { whose: 'site', because: 'certificate' };
  const trials = trialsOf(address, hop, known);
  if (trials.some(({ passesThrough }) => passesThrough)) return { whose: 'stranger', because: 'proxy' };
  const outside = outsideOf(hop, known);
  const theirs = outside.flatMap(handshakesOf);
  const provesIt = theirs.some((seen) => seen.address === address && seen.failure === null);
  if (provesIt || trials.some(({ tls }) => tls === null)) return { whose: 'site', because: 'control' };
  const answered = outside.flatMap(addressesOf);
  if (answered.includes(address)) return { whose: 'site', because: 'answer' };
  if (answered.some((other) => networkOf(other) === networkOf(address))) return { whose: 'site', because: 'network' };
  const hasProof = theirs.some(({ failure }) => failure === null);
  const isForeign =
    ours.some((seen) => certificateWord(seen) === 'foreign') ||
    trials.some(({ certificate }) => certificate === 'foreign');
  return hasProof && isForeign ? { whose: 'stranger', because: 'certificate' } : { whose: 'unknown' };
}
