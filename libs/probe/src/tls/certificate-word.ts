import type { TlsObservation } from '../observations';
import { sameSite } from '../address/same-site';

/**
 * What a handshake says about whose server this is.
 * - `valid`: the site's own.
 * - `unsure`: for the site's name, but lapsed, not valid yet, of a sister name, or without its issuer: as often the site's
 *   own neglect as anybody's forgery.
 * - `foreign`: somebody else's, or one that anybody can make.
 * - `none`: no certificate was shown.
 */
export type CertificateWord = 'valid' | 'unsure' | 'foreign' | 'none';

const bare = (name: string): string => name.replace(/^\*\./, '');

const belongsTo = (names: readonly string[], host: string): boolean => names.some((name) => sameSite(bare(name), host));

export function certificateWord({ failure, certificate, serverName }: TlsObservation): CertificateWord {
  if (failure === null) return 'valid';
  if (failure === 'ssl_incomplete_chain') return 'unsure';
  if (failure === 'ssl_unknown_authority') return 'foreign';
  if (failure !== 'ssl_invalid_certificate' && failure !== 'ssl_invalid_hostname') return 'none';
  return belongsTo(certificate?.names ?? [], serverName) ? 'unsure' : 'foreign';
}
