import type { Failure } from '../failure';
import type { HttpObservation } from '../observations';

const REDIRECTS: ReadonlySet<number | null> = new Set([301, 302, 303, 307, 308]);

export type Next = { kind: 'end' } | { kind: 'follow'; url: URL } | { kind: 'broken'; failure: Failure };

/** Where a response sends its reader. A Location without a host, or to something that is no page, leads nowhere. */
export function nextOf(response: HttpObservation | null, from: URL): Next {
  if (!response || response.failure !== null || !REDIRECTS.has(response.status) || response.location === null) {
    return { kind: 'end' };
  }
  if (!URL.canParse(response.location, from.href)) {
    return { kind: 'broken', failure: 'http_invalid_redirect_location_host' };
  }
  const url = new URL(response.location, from.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'broken', failure: 'http_invalid_redirect_location_host' };
  }
  url.username = url.password = url.hash = '';
  return { kind: 'follow', url };
}
