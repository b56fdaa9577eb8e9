import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * The authorities that a certificate is judged by: Node's own list with `NODE_EXTRA_CA_CERTS`, and what code hands in
 * besides. Made once, since reading the list costs milliseconds.
 */
export const trustedContext = (extraCa: readonly string[] = []): SecureContext =>
  createSecureContext(extraCa.length === 0 ? {} : { ca: [...getCACertificates('default'), ...extraCa] });
