import type { ScanMethod } from '@nawala/contracts';
import { confirms, type FingerprintKind } from '../../fingerprints/fingerprint';
import { matchFingerprints, type Match } from '../../fingerprints/match';
import type { Facts, Finding } from '../verdict';

const MAX_REPORTED = 3;

const METHOD: Record<FingerprintKind, ScanMethod> = {
  'dns-ip': 'dns',
  'dns-cname': 'dns',
  'dns-soa': 'dns',
  'dns-ede': 'dns',
  'tls-cert-name': 'tls',
  'http-location': 'http',
  'http-body': 'http',
};

const SENTENCE: Record<FingerprintKind, (seen: string) => string> = {
  'dns-ip': (seen) => `DNS answers ${seen}, a known block page`,
  'dns-cname': (seen) => `DNS answers ${seen}, a known block page`,
  'dns-soa': (seen) => `DNS answers from the block list zone ${seen}`,
  'dns-ede': (seen) => `The resolver says that it blocks this name: ${seen}`,
  'tls-cert-name': (seen) => `The server shows the certificate of ${seen}, a known block page`,
  'http-location': (seen) => `The answer redirects to ${seen}, a known block page`,
  'http-body': (seen) => `The page is a known block page: it contains “${seen}”`,
};

const sentenceOf = ({ fingerprint, seen }: Match): string => {
  const text = SENTENCE[fingerprint.kind](seen.slice(0, 120));
  return fingerprint.operator === null ? text : `${text} (${fingerprint.operator})`;
};

const report = ({ fingerprint, url, seen }: Match) => {
  const { kind, pattern, scope, operator, source } = fingerprint;
  return { kind, pattern, scope, operator, source, url, seen: seen.slice(0, 200) };
};

/**
 * A trace that only a block page leaves is decisive even without a control. A product's fingerprint alone names a
 * filter but no network, so it is not called confirmed.
 * Source: OONI's fastpath and ooni/blocking-fingerprints, where a hit in its own country or of scope nat or isp confirms.
 */
export function knownFingerprint({ observations, fingerprints }: Facts): Finding | undefined {
  const matches = matchFingerprints(observations, fingerprints);
  const decisive = matches.find(({ fingerprint }) => confirms(fingerprint)) ?? matches[0];
  if (!decisive) return undefined;
  return {
    status: 'blocked',
    method: METHOD[decisive.fingerprint.kind],
    reason: sentenceOf(decisive),
    confirmed: confirms(decisive.fingerprint),
    details: {
      fingerprints: [decisive, ...matches.filter((match) => match !== decisive)].slice(0, MAX_REPORTED).map(report),
    },
  };
}
