import type { ScanMethod } from '@nawala/contracts';
import { weightOf, type Fingerprint, type FingerprintKind } from '../../fingerprints/fingerprint';
import type { Match } from '../../fingerprints/match';
import { isPage, type Layer } from '../hop-outcome';
import { handshakesOf, outsideOf, provenance } from '../provenance';
import { reasonOf } from '../reasons';
import type { Comparison, Finding, Rule } from '../verdict';

export const LAYER_OF_KIND: Record<FingerprintKind, Layer & ScanMethod> = {
  'dns-ip': 'dns',
  'dns-cname': 'dns',
  'dns-soa': 'dns',
  'dns-ede': 'dns',
  'tls-cert-name': 'tls',
  'http-location': 'http',
  'http-body': 'http',
};

function blockedBy({ fingerprint, seen, hop }: Match, confirmed: boolean): Finding {
  const layer = LAYER_OF_KIND[fingerprint.kind];
  const reason = reasonOf(`known.${fingerprint.kind}`, { seen, operator: fingerprint.operator });
  return { status: 'blocked', method: layer, reason, confirmed, layer, hop };
}

const proves = ({ fingerprint }: Match): boolean => weightOf(fingerprint) === 'proves';
const suggests = ({ fingerprint }: Match): boolean => weightOf(fingerprint) === 'suggests';
const isOf = (...kinds: Fingerprint['kind'][]) => {
  const wanted = new Set(kinds);
  return ({ fingerprint }: Match): boolean => wanted.has(fingerprint.kind);
};

/** A certificate for the name speaks against whatever merely suggests blocking. */
const nameIsVouchedFor = ({ url }: Comparison): boolean =>
  url.hops.flatMap(handshakesOf).some(({ failure }) => failure === null);

const PAGES = isOf('tls-cert-name', 'http-location');
const ANSWERS = isOf('dns-ip', 'dns-cname', 'dns-soa', 'dns-ede');

const proven = (matches: readonly Match[]): Finding | undefined => {
  const proof = matches.find(proves);
  return proof && blockedBy(proof, true);
};

/** What suggests blocking is believed where nothing speaks against it. */
const hinted = (matches: readonly Match[], comparison: Comparison): Finding | undefined => {
  const hint = nameIsVouchedFor(comparison) ? undefined : matches.find(suggests);
  return hint && blockedBy(hint, false);
};

/**
 * The certificate of a known block page, or a redirect to one: nothing outweighs it.
 * Source: OONI's fastpath and ooni/blocking-fingerprints, where a hit of scope nat or isp confirms.
 */
export const knownPage: Rule = ({ matches }) => proven(matches.filter(PAGES));

/** An answer that led to the site after all, as a certificate or the control proves, is none of a block page. */
function ledToTheSite({ answer, hop, fingerprint }: Match, comparison: Comparison): boolean {
  const whose = (answer?.addresses ?? []).map((address) => provenance(address, hop, comparison));
  return whose.some(
    (proof) =>
      proof.whose === 'site' &&
      (proof.because === 'certificate' || (fingerprint.kind === 'dns-ip' && proof.because !== 'network')),
  );
}

const misleading = (comparison: Comparison): Match[] =>
  comparison.matches.filter((match) => ANSWERS(match) && !ledToTheSite(match, comparison));

/** What a resolver says instead of the truth, in an answer of its own: one of two families may be true. */
export const knownAnswer: Rule = (comparison) => proven(misleading(comparison));

/** The same of block pages that were reported with less certainty. */
export const knownHint: Rule = (comparison) =>
  hinted([...misleading(comparison), ...comparison.matches.filter(PAGES)], comparison);

/** The site itself says so, over TLS that nobody could alter. */
const siteSaysSo = ({ fingerprint, hop }: Match, { url }: Comparison): boolean =>
  url.hops.some(
    ({ host, http }) => host === hop.host && http?.authenticated === true && http.body.includes(fingerprint.pattern),
  );

/**
 * The text of a known block page, which news pages quote. It decides where the control has a page of the same host that
 * lacks it; without one a sure text is blocked, unconfirmed, and a less sure one is only worth telling.
 */
export const knownText: Rule = (comparison) => {
  const texts = comparison.matches.filter((match) => isOf('http-body')(match) && !siteSaysSo(match, comparison));
  const [text] = texts;
  if (!text) return undefined;
  const outside = [...outsideOf(text.hop, comparison), ...(comparison.control?.hops ?? [])];
  const hasPage = outside.some((hop) => isPage(hop) && hop.http?.marks !== undefined);
  if (hasPage) return proven(texts) ?? hinted(texts, comparison);
  const proof = texts.find(proves);
  if (proof) return blockedBy(proof, false);
  const hint = texts.find(suggests);
  if (!hint) return undefined;
  const { control, detail } = comparison.doubt;
  const reason = reasonOf('unsettled.known-text', { seen: hint.seen, control, detail });
  return { status: 'inconclusive', method: null, reason, confirmed: false, layer: 'http', hop: hint.hop };
};
