import type { Fingerprint } from './fingerprint';
import { INDONESIA_BODY } from './indonesia-body';
import { INDONESIA_DNS } from './indonesia-dns';
import { INDONESIA_DNS_IP } from './indonesia-dns-ip';
import { INDONESIA_LOCATION } from './indonesia-location';
import { INDONESIA_TLS } from './indonesia-tls';

/**
 * Every publicly documented trace of blocking in Indonesia that this checker knows. The names under which providers land
 * people stand among the answers of DNS and among the redirects alike, wherever each was reported.
 */
export const INDONESIA: readonly Fingerprint[] = [
  ...INDONESIA_DNS_IP,
  ...INDONESIA_DNS,
  ...INDONESIA_TLS,
  ...INDONESIA_LOCATION,
  ...INDONESIA_BODY,
];
