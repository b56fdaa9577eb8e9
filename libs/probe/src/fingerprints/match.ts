import type { DnsAnswer, DnsObservation, Hop, TlsObservation, UrlObservation } from '../observations';
import { certificateWord } from '../tls/certificate-word';
import { FINGERPRINT_KINDS, type Fingerprint, type FingerprintKind } from './fingerprint';
import { fingerprintsFor, within } from './own-name';

/** A fingerprint, and where it was found. */
export interface Match {
  fingerprint: Fingerprint;
  hop: Hop;
  /** What matched, as seen. */
  seen: string;
  /** The answer that holds it, for those of DNS. */
  answer: DnsObservation | null;
}

/** One place to look. `authentic`: the site itself wrote everything up to here, over TLS that nobody could alter. */
interface Place {
  hop: Hop;
  authentic: boolean;
}

type Found = Pick<Match, 'seen' | 'answer'> | undefined;
type Finder = (pattern: string, place: Place) => Found;

const findName = (names: readonly string[], pattern: string) => names.find((name) => within(name, pattern));
const seenAs = (seen: string | undefined): Found => (seen === undefined ? undefined : { seen, answer: null });

/** Looks through the answers to every query, late ones included. */
const amongAnswers =
  (find: (answer: DnsAnswer, pattern: string) => string | undefined): Finder =>
  (pattern, { hop }) => {
    for (const answer of hop.dns) {
      for (const said of [answer, ...answer.late]) {
        const seen = find(said, pattern);
        if (seen !== undefined) return { seen, answer };
      }
    }
    return undefined;
  };

function findEde({ ede }: DnsAnswer, pattern: string): string | undefined {
  const [code, text = ''] = pattern.split('|');
  return ede.find((error) => String(error.code) === code && error.text.toLowerCase().includes(text))?.text;
}

/** Only certificates that prove nothing for the host: a block page's own site may show its own. */
const foreignNames = (tls: readonly TlsObservation[]): string[] =>
  tls.flatMap((seen) => (certificateWord(seen) === 'foreign' ? (seen.certificate?.names ?? []) : []));

/** Compares host and path: an address that merely mentions a block page in its query leads elsewhere. */
function leadsTo(address: string | null | undefined, from: string, pattern: string): string | undefined {
  if (!address || !URL.canParse(address, from)) return undefined;
  const { hostname, pathname } = new URL(address, from);
  const [host = '', ...path] = pattern.split('/');
  const rest = path.length === 0 ? '' : `/${path.join('/')}`;
  return within(hostname, host) && pathname.startsWith(rest) ? address : undefined;
}

const FINDERS: Record<FingerprintKind, Finder> = {
  'dns-ip': amongAnswers(({ addresses }, pattern) => (addresses.includes(pattern) ? pattern : undefined)),
  'dns-cname': amongAnswers(({ cnames }, pattern) => findName(cnames, pattern)),
  'dns-soa': amongAnswers(({ soa }, pattern) => findName(soa, pattern)),
  'dns-ede': amongAnswers(findEde),
  'tls-cert-name': (pattern, { hop }) => seenAs(findName(foreignNames([...hop.tls, ...hop.validation]), pattern)),
  'http-location': (pattern, { hop: { http, url }, authentic }) =>
    authentic ? undefined : seenAs(leadsTo(http?.location, url, pattern) ?? leadsTo(http?.refresh, url, pattern)),
  'http-body': (pattern, { hop: { http }, authentic }) =>
    !authentic && (http?.body.includes(pattern) || http?.marks?.includes(pattern)) ? seenAs(pattern) : undefined,
};

/** Every hop, with whether nobody but the site can have led there. */
function placesOf({ hops }: UrlObservation): Place[] {
  let authentic = true;
  return hops.map((hop) => {
    authentic &&= hop.http?.authenticated ?? false;
    return { hop, authentic };
  });
}

const rank = ({ fingerprint: { kind, confidence } }: Match) => FINGERPRINT_KINDS.indexOf(kind) * 16 - confidence;

/** Every fingerprint found on the way to one URL, those of lower layers first, surer ones before others. Pure. */
export function matchFingerprints(url: UrlObservation, fingerprints: readonly Fingerprint[]): Match[] {
  const own = url.hops[0]?.host ?? '';
  const mine = fingerprintsFor(own, fingerprints);
  const found = new Map<Fingerprint, Match>();
  for (const place of placesOf(url)) {
    for (const fingerprint of place.hop.host === own ? mine : fingerprintsFor(place.hop.host, mine)) {
      const match = found.has(fingerprint) ? undefined : FINDERS[fingerprint.kind](fingerprint.pattern, place);
      if (match) found.set(fingerprint, { fingerprint, hop: place.hop, ...match });
    }
  }
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}
