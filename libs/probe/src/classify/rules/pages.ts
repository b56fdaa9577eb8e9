import { sisterSite } from '../../address/same-site';
import { addressesOf } from '../../measure/names';
import type { Hop, UrlObservation } from '../../observations';
import { comparePages } from '../compare/pages';
import { isFinal, isPage, type Layer } from '../hop-outcome';
import { provenance } from '../provenance';
import { reasonOf } from '../reasons';
import type { Comparison, Finding, Rule } from '../verdict';
import { strangerAt } from './failed-on-the-way';

const hostIn = (address: string | null | undefined, from: string): string | null =>
  address && URL.canParse(address, from) ? new URL(address, from).hostname : null;

/** Every host that a chain comes to, or sends its reader to. */
export const visitedBy = ({ hops }: UrlObservation): string[] =>
  hops.flatMap(({ host, http, url }) =>
    [host, hostIn(http?.location, url), hostIn(http?.refresh, url)].filter((found) => found !== null),
  );

/** Did DNS lead to where this was shown, or did somebody on the way write it? */
function methodOf(hop: Hop, comparison: Comparison): Extract<Layer, 'dns' | 'http'> {
  const address = hop.http?.address ?? '';
  const isNamed = addressesOf(hop).includes(address);
  return isNamed && provenance(address, hop, comparison).whose !== 'site' ? 'dns' : 'http';
}

const shown = (hop: Hop, method: 'dns' | 'http', code: Finding['reason']['code'], params: object): Finding => ({
  status: 'blocked',
  method,
  reason: reasonOf(code, { ...params }),
  confirmed: false,
  layer: method,
  hop,
});

/** A page that its control got as a page; what an authenticated chain shows, nobody in between wrote. */
const comparable = ({ last, control }: Comparison): Hop | undefined => {
  const theirs = control?.hops.at(-1);
  return theirs && isPage(theirs) && !last.http?.authenticated ? theirs : undefined;
};

/**
 * An answer that anybody could have written leads to another site, where nothing leads the control. A sister in another
 * country is none. Source: ours, after OONI's http-diff.
 */
export const foreignRedirect: Rule = (comparison) => {
  const { url, first, control } = comparison;
  const theirs = control?.hops.at(-1);
  if (!control || !theirs || !isPage(theirs)) return undefined;
  const known = [first.host, ...visitedBy(control)];
  for (const hop of url.hops) {
    if (!hop.http || hop.http.authenticated) continue;
    const targets = [hostIn(hop.http.location, hop.url), hostIn(hop.http.refresh, hop.url)];
    const to = targets.find((host) => host !== null && !known.some((other) => sisterSite(other, host)));
    if (!to) continue;
    const method = methodOf(hop, comparison);
    return shown(hop, method, `${method}.foreign-redirect`, { to });
  }
  return undefined;
};

/** Refused by law, and the answer names by whom (RFC 7725), but only here. */
export const legalBlock: Rule = (comparison) => {
  const { last } = comparison;
  const isLegal = isFinal(last) && last.http?.status === 451 && last.http.blockedBy;
  if (!isLegal || !comparable(comparison)) return undefined;
  return shown(last, 'http', 'http.legal', { host: last.host });
};

/**
 * Every answer of the resolver led to the site or to the page that the control got too: one poisoned answer of two is
 * not undone by the other. Families that cannot be reached from here led nobody anywhere.
 */
function unvouched(comparison: Comparison): string | undefined {
  const { last, controlHop } = comparison;
  for (const { addresses, type } of last.dns) {
    const isVouched = addresses.some(
      (address) => address === last.http?.address || provenance(address, last, comparison).whose === 'site',
    );
    const reached = last.tcp.some(({ address, failure }) => addresses.includes(address) && failure === null);
    const isKnownOutside = controlHop?.dns.some((theirs) => theirs.type === type && theirs.addresses.length > 0);
    if (addresses.length > 0 && !isVouched && (reached || !isKnownOutside)) return addresses[0];
  }
  return undefined;
}

/**
 * A page over plain http could be anybody's: it counts as the site's where it is the one that the control got.
 * Source: OONI Web Connectivity, http-diff; three-valued.
 */
export const samePage: Rule = (comparison) => {
  const { last } = comparison;
  const theirs = comparable(comparison);
  if (!theirs?.http || !last.http || !isPage(last) || last.http.bodyFailure) return undefined;
  const likeness = comparePages(last.http, theirs.http);
  if (likeness.answer !== 'same') return undefined;
  const poisoned = unvouched(comparison);
  if (poisoned !== undefined) {
    if (provenance(poisoned, last, comparison).whose === 'stranger') return strangerAt(poisoned, comparison);
    const reason = reasonOf('unsettled.second-answer', { address: poisoned, host: last.host });
    return { status: 'inconclusive', method: null, reason, confirmed: false, layer: 'dns' };
  }
  return {
    status: 'accessible',
    method: 'http',
    reason: reasonOf('site.same-page', { host: last.host }),
    confirmed: false,
    layer: 'http',
    details: { pages: likeness },
  };
};

/** Another page than the control got, in everything that can be compared, or the very page that other names show here. */
export const otherPage: Rule = (comparison) => {
  const { last, twins } = comparison;
  const theirs = comparable(comparison);
  if (!theirs?.http || !last.http || !isPage(last) || last.http.bodyFailure) return undefined;
  const { status, title, bodyHash } = last.http;
  const likeness = comparePages(last.http, theirs.http);
  const outside = theirs.http.bodyHash;
  const twin = twins.find((other) => outside !== null && other.outside !== outside && other.outside !== bodyHash);
  if (likeness.answer === 'different') {
    const method = methodOf(last, comparison);
    const finding = shown(last, method, `${method}.other-page`, { status, title });
    return { ...finding, details: { pages: likeness } };
  }
  if (!twin || bodyHash === null || outside === bodyHash) return undefined;
  return shown(last, methodOf(last, comparison), 'http.same-body', { other: twin.host });
};

/** Over plain http, from an address that is proven to be somebody else's, and not the page that the control got. */
export const strangersPage: Rule = (comparison) => {
  const { last, control } = comparison;
  const address = last.http?.address;
  const theirs = control?.hops.at(-1);
  if (address === undefined || !theirs || !isFinal(theirs) || last.http?.authenticated) return undefined;
  if (!addressesOf(last).includes(address)) return undefined;
  return provenance(address, last, comparison).whose === 'stranger' ? strangerAt(address, comparison) : undefined;
};
