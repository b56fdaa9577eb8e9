import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** What Node 22.15 says itself. An extra file that cannot be read is left out, as Node does it. */
function collected(): string[] {
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  try {
    return [...tls.rootCertificates, ...(extra ? [readFileSync(extra, 'utf8')] : [])];
  } catch {
    return [...tls.rootCertificates];
  }
}

/** Node's own list with `NODE_EXTRA_CA_CERTS`, in PEM: what a connection is judged by that names no authorities. */
export const defaultAuthorities = (
  told: typeof tls.getCACertificates | null = tls.getCACertificates ?? null,
): string[] => (told ? told('default') : collected());
