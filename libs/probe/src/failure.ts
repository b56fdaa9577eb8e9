/**
 * How an operation failed, in the words that OONI gives these failures, so that results can be compared.
 * Ours: `address_not_dialled` (the address policy refused the address, nothing was sent) and `ssl_incomplete_chain` (the
 * server left out its issuer's certificate, which could not be fetched either).
 */
export const FAILURES = [
  'connection_refused',
  'connection_reset',
  'eof_error',
  'generic_timeout_error',
  'host_unreachable',
  'network_unreachable',
  'interrupted',
  'address_not_dialled',
  'dns_nxdomain_error',
  'dns_no_answer',
  'dns_servfail_error',
  'dns_refused_error',
  'dns_format_error',
  'dns_not_implemented_error',
  'dns_malformed_answer',
  'ssl_invalid_hostname',
  'ssl_unknown_authority',
  'ssl_incomplete_chain',
  'ssl_invalid_certificate',
  'ssl_failed_handshake',
  'ssl_unrecognized_name',
  'http_invalid_response',
  'http_invalid_redirect_location_host',
  'http_too_many_redirects',
  'unknown_failure',
] as const;
export type Failure = (typeof FAILURES)[number];

interface SystemError {
  code?: unknown;
  syscall?: unknown;
}

const BY_CODE: Record<string, Failure> = {
  ECONNREFUSED: 'connection_refused',
  ECONNABORTED: 'connection_reset',
  EPIPE: 'connection_reset',
  ETIMEDOUT: 'generic_timeout_error',
  EHOSTUNREACH: 'host_unreachable',
  EHOSTDOWN: 'host_unreachable',
  EACCES: 'host_unreachable',
  EPERM: 'host_unreachable',
  ENETUNREACH: 'network_unreachable',
  ENETDOWN: 'network_unreachable',
  EADDRNOTAVAIL: 'network_unreachable',
  EAFNOSUPPORT: 'network_unreachable',
  EINVAL: 'network_unreachable',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'ssl_unrecognized_name',
};

/**
 * Names what Node reported about a TCP or TLS socket or an HTTP exchange.
 * ECONNRESET alone does not mean RST: Node also gives that code to a plain end of stream, but then without a syscall.
 */
export function failureOf(error: unknown): Failure {
  const { code, syscall } = (error ?? {}) as SystemError;
  if (typeof code !== 'string') return 'unknown_failure';
  if (code === 'ECONNRESET') return syscall === undefined ? 'eof_error' : 'connection_reset';
  const known = BY_CODE[code];
  if (known) return known;
  if (code.startsWith('HPE_')) return code === 'HPE_INVALID_EOF_STATE' ? 'eof_error' : 'http_invalid_response';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') || code === 'EPROTO') return 'ssl_failed_handshake';
  return 'unknown_failure';
}
