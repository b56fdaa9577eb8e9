import type { DnsAnswer, Hop, Observations, TlsObservation } from '../observations';
import { FINGERPRINT_KINDS, type Fingerprint, type FingerprintKind } from './fingerprint';

/** A fingerprint, and where it was found. */
export interface Match {
  fingerprint: Fingerprint;
  /** The URL being fetched. */
  url: string;
  /** What matched, as seen. */
  seen: string;
}

/** One place to look. `authentic`: the site itself wrote everything up to here, over TLS that nobody could alter. */
interface Place {
  hop: Hop;
  authentic: boolean;
}

type Finder = (pattern: string, place: Place) => string | undefined;

/** A name that is the pattern or lies below it. */
const within = (name: string, pattern: string): boolean => name === pattern || name.endsWith(`.${pattern}`);
const findName = (names: readonly string[], pattern: string) => names.find((name) => within(name, pattern));

const answersOf = ({ dns }: Hop): DnsAnswer[] => dns.flatMap((first) => [first, ...first.late]);

function findEde(pattern: string, { hop }: Place): string | undefined {
  const [code, text = ''] = pattern.split('|');
  const errors = answersOf(hop).flatMap(({ ede }) => ede);
  return errors.find((error) => String(error.code) === code && error.text.toLowerCase().includes(text))?.text;
}

/** Only certificates that prove nothing for the host: a block page's own site may show its own. */
const foreignNames = (tls: readonly TlsObservation[]): string[] =>
  tls.flatMap(({ failure, certificate }) => (failure === null ? [] : (certificate?.names ?? [])));

/** Compares from the host on: an address that merely mentions a block page in its query leads elsewhere. */
function findLocation(pattern: string, { hop, authentic }: Place): string | undefined {
  const location = hop.http?.location;
  if (authentic || !location || !URL.canParse(location, hop.url)) return undefined;
  const { hostname, origin, href } = new URL(location, hop.url);
  const [host = '', ...path] = pattern.split('/');
  const rest = path.length === 0 ? '' : `/${path.join('/')}`;
  return within(hostname, host) && href.slice(origin.length).startsWith(rest) ? location : undefined;
}

const FINDERS: Record<FingerprintKind, Finder> = {
  'dns-ip': (pattern, { hop }) =>
    answersOf(hop).some(({ addresses }) => addresses.includes(pattern)) ? pattern : undefined,
  'dns-cname': (pattern, { hop }) =>
    findName(
      answersOf(hop).flatMap(({ cnames }) => cnames),
      pattern,
    ),
  'dns-soa': (pattern, { hop }) =>
    findName(
      answersOf(hop).flatMap(({ soa }) => soa),
      pattern,
    ),
  'dns-ede': findEde,
  'tls-cert-name': (pattern, { hop }) => findName(foreignNames(hop.tls), pattern),
  'http-location': findLocation,
  'http-body': (pattern, { hop, authentic }) => (!authentic && hop.http?.body.includes(pattern) ? pattern : undefined),
};

/** Every hop, with whether nobody but the site can have led there. */
function placesOf({ urls }: Observations): Place[] {
  return urls.flatMap(({ hops }) => {
    let authentic = true;
    return hops.map((hop) => {
      authentic &&= hop.http?.authenticated ?? false;
      return { hop, authentic };
    });
  });
}

/** The name of a fingerprint is no trace of blocking on that very name. */
const isItsOwn = ({ kind, pattern }: Fingerprint, { host }: Hop): boolean =>
  (kind === 'dns-cname' || kind === 'tls-cert-name') && within(host, pattern);

/** Every fingerprint found, those of lower layers first. Pure. */
export function matchFingerprints(observations: Observations, fingerprints: readonly Fingerprint[]): Match[] {
  const places = placesOf(observations);
  const found = fingerprints.flatMap((fingerprint) => {
    for (const place of places) {
      const seen = isItsOwn(fingerprint, place.hop) ? undefined : FINDERS[fingerprint.kind](fingerprint.pattern, place);
      if (seen !== undefined) return [{ fingerprint, url: place.hop.url, seen }];
    }
    return [];
  });
  const rank = ({ fingerprint }: Match) => FINGERPRINT_KINDS.indexOf(fingerprint.kind);
  return found.sort((a, b) => rank(a) - rank(b));
}
