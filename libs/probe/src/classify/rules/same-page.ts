import { dnsConsistency } from '../compare/dns-consistency';
import { isDifferentPage } from '../compare/http-diff';
import { isFinal } from '../hop-outcome';
import type { Rule } from '../verdict';

/** What sites say to visitors they do not like: as often the site's own doing as a censor's. */
const UNWELCOME: ReadonlySet<number> = new Set([401, 403, 429, 503]);

/**
 * A page over plain http could be anybody's: it counts as the site's if it is the one that the control got, and as a
 * block page if it is not.
 * Source: OONI Web Connectivity, http-diff. Ours: a refusal (401, 403, 429, 503) decides nothing (ooni/probe#2661), nor
 * does a difference where the resolvers disagree and no certificate can tell who is right.
 */
export const samePage: Rule = ({ first, last, control }) => {
  const theirLast = control?.hops.at(-1);
  const theirFirst = control?.hops[0];
  if (!theirFirst || !theirLast?.http || !last.http || !isFinal(last) || !isFinal(theirLast)) return undefined;
  const led = dnsConsistency(first, theirFirst);
  const details = { dnsConsistency: led };
  if (!isDifferentPage(last.http, theirLast.http)) {
    const reason = `${last.host} shows the same page as outside this network`;
    return { status: 'accessible', method: 'http', reason, confirmed: false, details };
  }
  if (UNWELCOME.has(last.http.status ?? 0) || led === 'unknown') return undefined;
  const page = `${last.http.status}${last.http.title ? ` “${last.http.title}”` : ''}`;
  return {
    status: 'blocked',
    method: led === 'inconsistent' ? 'dns' : 'http',
    reason:
      led === 'inconsistent'
        ? `DNS leads to another page (${page}) than outside this network`
        : `Another page (${page}) is shown than outside this network`,
    confirmed: false,
    details,
  };
};
