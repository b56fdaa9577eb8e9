import type { X509Certificate } from 'node:crypto';

/** Deeper chains than this are nobody's. */
export const MAX_ISSUERS = 3;

/** OpenSSL's words for "nobody whom I know has signed this", which a forgotten certificate causes as well as a forger. */
const UNKNOWN_ISSUER: ReadonlySet<string | null> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
]);

export const mayBeIncomplete = (detail: string | null): boolean => UNKNOWN_ISSUER.has(detail);

/**
 * Where a certificate says that its issuer's own can be had (RFC 5280, 4.2.2.1). Plain http at its usual port alone: over
 * https it would need another chain, and nothing else is anybody's habit.
 */
export function issuerAddress({ infoAccess }: Pick<X509Certificate, 'infoAccess'>): URL | undefined {
  for (const line of (infoAccess ?? '').split('\n')) {
    const text = /^CA Issuers - URI:(\S{1,2048})$/.exec(line.trim())?.[1]?.replace(/^"|"$/g, '');
    const url = text && URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === 'http:' && url.port === '') return url;
  }
  return undefined;
}

/** Could this be the certificate that the other was signed with? One that signed itself would become an authority. */
export const isIssuerOf = (issuer: X509Certificate, issued: X509Certificate): boolean =>
  issuer.ca && issuer.subject !== issuer.issuer && issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
