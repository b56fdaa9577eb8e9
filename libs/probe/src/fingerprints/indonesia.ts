import type { Fingerprint } from './fingerprint';
import { INDONESIA_DNS } from './indonesia-dns';
import { INDONESIA_HTTP } from './indonesia-http';
import { INDONESIA_TLS } from './indonesia-tls';

/** Every publicly documented trace of blocking in Indonesia that this checker knows. */
export const INDONESIA: readonly Fingerprint[] = [...INDONESIA_DNS, ...INDONESIA_TLS, ...INDONESIA_HTTP];
