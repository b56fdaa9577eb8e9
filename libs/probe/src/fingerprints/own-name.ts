import type { Fingerprint } from './fingerprint';

/** A name that is the pattern or lies below it. */
export const within = (name: string, pattern: string): boolean =>
  name.endsWith(pattern) && (name.length === pattern.length || name[name.length - pattern.length - 1] === '.');

const isListedUnder = ({ kind, pattern }: Fingerprint, host: string): boolean => {
  if (kind === 'dns-cname' || kind === 'tls-cert-name') return within(host, pattern);
  return kind === 'http-location' && within(host, pattern.split('/')[0] ?? '');
};

/**
 * The fingerprints that may judge a host. The name of a block page is no trace of blocking on that very name, nor are
 * its pages, which say it, and the addresses, which are its own.
 */
export function fingerprintsFor(host: string, fingerprints: readonly Fingerprint[]): readonly Fingerprint[] {
  if (!fingerprints.some((fingerprint) => isListedUnder(fingerprint, host))) return fingerprints;
  return fingerprints.filter(
    (fingerprint) =>
      fingerprint.kind !== 'dns-ip' && fingerprint.kind !== 'http-body' && !isListedUnder(fingerprint, host),
  );
}
