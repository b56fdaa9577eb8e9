import { addressesOf } from '../measure/names';
import type { DnsObservation, Hop, UrlObservation, Witness } from '../observations';

/** What the answers for names that cannot exist say about the resolver. Pure. */
export function witnessOf(answers: readonly DnsObservation[]): Witness {
  const resolver = answers[0]?.resolver ?? '';
  const addresses = [...new Set(answers.flatMap(({ addresses }) => addresses))];
  if (addresses.length > 0) return { kind: 'answers', resolver, addresses, how: null };
  if (answers.some(({ rcode }) => rcode === 'NXDOMAIN' || rcode === 'NOERROR'))
    return { kind: 'denies', resolver, addresses, how: null };
  const rcode = answers.find(({ rcode }) => rcode !== null)?.rcode;
  return { kind: 'broken', resolver, addresses, how: rcode ?? 'silence' };
}

/** Are these answers the resolver's way to say that there is no such name? */
export const meansNo = (addresses: readonly string[], { kind, addresses: no }: Witness): boolean =>
  kind === 'answers' && addresses.length > 0 && addresses.every((address) => no.includes(address));

/** The hop as it would be if the resolver said no in so many words: whatever was met at that address is not the site's. */
function denied(hop: Hop): Hop {
  const dns = hop.dns.map((answer) => ({
    ...answer,
    rcode: 'NXDOMAIN',
    failure: 'dns_nxdomain_error' as const,
    addresses: [],
    cnames: [],
  }));
  return { ...hop, dns, tcp: [], tls: [], validation: [], http: null, redirectFailure: null };
}

/** Hosts that a certificate vouches for, at whatever address: no answer about them means "no". */
const vouchedFor = (urls: readonly UrlObservation[]): Set<string> =>
  new Set(
    urls.flatMap(({ hops }) =>
      hops.flatMap(({ host, tls, validation }) =>
        [...tls, ...validation].some(({ failure }) => failure === null) ? [host] : [],
      ),
    ),
  );

/**
 * What was seen, with every answer that means "no" read as such; a chain ends there. Pure.
 */
export function readThrough(urls: readonly UrlObservation[], witness: Witness | null | undefined): UrlObservation[] {
  if (witness?.kind !== 'answers') return [...urls];
  const vouched = vouchedFor(urls);
  return urls.map(({ url, hops }) => {
    const end = hops.findIndex((hop) => !vouched.has(hop.host) && meansNo(addressesOf(hop), witness));
    return { url, hops: end === -1 ? hops : hops.slice(0, end + 1).map((hop, i) => (i === end ? denied(hop) : hop)) };
  });
}
