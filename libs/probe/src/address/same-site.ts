import { getDomain } from 'tldts';

/** Are these names of one registrable domain, as far as the public suffix list knows? */
export function sameSite(a: string, b: string): boolean {
  const site = getDomain(a, { allowPrivateDomains: true });
  return a === b || (site !== null && site === getDomain(b, { allowPrivateDomains: true }));
}
