/** Where in the observations a fingerprint can be found. */
export const FINGERPRINT_KINDS = [
  'dns-ip',
  'dns-cname',
  'dns-soa',
  'dns-ede',
  'tls-cert-name',
  'http-location',
  'http-body',
] as const;
export type FingerprintKind = (typeof FINGERPRINT_KINDS)[number];

/** `national` and `isp` are block pages of that reach; `product` names a filter, not a network, and decides nothing. */
export type FingerprintScope = 'national' | 'isp' | 'institution' | 'product';

/** One publicly documented trace of blocking. */
export interface Fingerprint {
  kind: FingerprintKind;
  /**
   * - `dns-ip`, `dns-cname`, `dns-soa`, `tls-cert-name`: the whole address or name, lower case.
   * - `dns-ede`: `code|part of the text`.
   * - `http-location`: `host[/path…]`, matched from the start of the redirect's host, without its query.
   * - `http-body`: a part of the page.
   */
  pattern: string;
  /** ISO 3166; a fingerprint says nothing about other countries. */
  country: 'ID';
  scope: FingerprintScope;
  /** Who runs the block page, for people; null when only the country is known. */
  operator: string | null;
  /** 0–10, as published; of several publications the highest. */
  confidence: number;
  source: string;
}

/**
 * What a hit is worth: it proves blocking, suggests it, or is only worth telling. A filter's product or an institution's
 * page says nothing about a provider's network, however sure it is.
 */
export type Weight = 'proves' | 'suggests' | 'tells';

export function weightOf({ scope, confidence }: Fingerprint): Weight {
  if (scope !== 'national' && scope !== 'isp') return 'tells';
  if (confidence >= 8) return 'proves';
  return confidence >= 5 ? 'suggests' : 'tells';
}
