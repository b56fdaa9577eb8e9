import { getDomain, getDomainWithoutSuffix } from 'tldts';

const OPTIONS = { allowPrivateDomains: true };

/** Are these names of one registrable domain, as far as the public suffix list knows? */
export function sameSite(a: string, b: string): boolean {
  const site = getDomain(a, OPTIONS);
  return a === b || (site !== null && site === getDomain(b, OPTIONS));
}

/** Also `shop.com` and `shop.co.id`: a site's sister in another country, most likely. */
export function sisterSite(a: string, b: string): boolean {
  const label = getDomainWithoutSuffix(a, OPTIONS);
  return sameSite(a, b) || (label !== null && label === getDomainWithoutSuffix(b, OPTIONS));
}
