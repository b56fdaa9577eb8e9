import type { Fingerprint } from './fingerprint';

/** The texts of known block pages that a page holds. */
export const marksIn = (body: string, fingerprints: readonly Fingerprint[]): string[] =>
  fingerprints.flatMap(({ kind, pattern }) => (kind === 'http-body' && body.includes(pattern) ? [pattern] : []));
