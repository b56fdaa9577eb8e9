import type { Hop, UrlObservation } from '../observations';

const handshakesOf = ({ tls, validation }: Hop) => [...tls, ...validation];

/** Lets every hop of a host know the handshakes of all the others: a certificate vouches for the address, whatever the URL. */
export function shareCertificates(urls: readonly UrlObservation[]): UrlObservation[] {
  const hops = urls.flatMap(({ hops }) => hops);
  const shared = (hop: Hop): Hop => ({
    ...hop,
    validation: hops.filter(({ host }) => host === hop.host).flatMap(handshakesOf),
  });
  return urls.map(({ url, hops }) => ({ url, hops: hops.map(shared) }));
}
