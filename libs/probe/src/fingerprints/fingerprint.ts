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

/** `national` and `isp` are block pages of that reach; `product` names a filter, not a network, and confirms nothing alone. */
export type FingerprintScope = 'national' | 'isp' | 'institution' | 'product';

/** One publicly documented trace of blocking. */
export interface Fingerprint {
  kind: FingerprintKind;
  /**
   * - `dns-ip`, `dns-cname`, `dns-soa`, `tls-cert-name`: the whole address or name, lower case.
   * - `dns-ede`: `code|part of the text`.
   * - `http-location`: `host[/path…]`, matched from the start of the redirect's host.
   * - `http-body`: a part of the page.
   */
  pattern: string;
  /** ISO 3166; a fingerprint says nothing about other countries. */
  country: 'ID';
  scope: FingerprintScope;
  /** Who runs the block page, for people; null when only the country is known. */
  operator: string | null;
  /** 0–10, as published. */
  confidence: number;
  source: string;
}

/** Does a hit prove blocking, or merely suggest it? */
export const confirms = ({ scope }: Fingerprint): boolean => scope !== 'product';
