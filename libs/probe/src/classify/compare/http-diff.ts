import type { HttpObservation } from '../../observations';

/**
 * Headers that any server may send; only the others tell servers apart. OONI's list, and ours: those that belong to the
 * connection, and the length, which is compared by itself.
 */
const COMMON_HEADERS: ReadonlySet<string> = new Set([
  'accept-ranges',
  'age',
  'cache-control',
  'cf-ray',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'etag',
  'expires',
  'keep-alive',
  'last-modified',
  'link',
  'location',
  'p3p',
  'pragma',
  'server',
  'set-cookie',
  'strict-transport-security',
  'transfer-encoding',
  'vary',
  'via',
  'x-content-type-options',
  'x-frame-options',
  'x-powered-by',
  'x-varnish',
  'x-xss-protection',
]);
/** Pages that differ more in length than this are different pages. */
const MIN_PROPORTION = 0.7;
const MIN_WORD = 5;

type Page = Pick<HttpObservation, 'status' | 'bodyBytes' | 'bodyTruncated' | 'headerNames' | 'title'>;

function statusMatches(ours: Page, control: Page): boolean {
  return ours.status === control.status;
}

function lengthMatches(ours: Page, control: Page): boolean {
  if (ours.bodyTruncated || ours.bodyBytes === 0 || control.bodyBytes === 0) return false;
  const proportion = ours.bodyBytes / control.bodyBytes;
  return Math.min(proportion, 1 / proportion) > MIN_PROPORTION;
}

function headersMatch(ours: Page, control: Page): boolean {
  const uncommon = new Set(control.headerNames.filter((name) => !COMMON_HEADERS.has(name)));
  return ours.headerNames.some((name) => uncommon.has(name));
}

const longWords = (title: string | null): Set<string> =>
  new Set(
    (title ?? '')
      .toLowerCase()
      .split(' ')
      .filter((word) => word.length >= MIN_WORD),
  );

/** True when no long word stands in only one of the titles; two titles without long words are alike. */
function titleMatches(ours: Page, control: Page): boolean {
  const [here, there] = [longWords(ours.title), longWords(control.title)];
  return here.size === there.size && [...here].every((word) => there.has(word));
}

/**
 * Is this another page than the control got? Both must be final responses.
 * Source: OONI Web Connectivity (code, not spec): same page = same status, and one of length, headers or title agrees.
 */
export function isDifferentPage(ours: Page, control: Page): boolean {
  const sameContent = lengthMatches(ours, control) || headersMatch(ours, control) || titleMatches(ours, control);
  return !(statusMatches(ours, control) && sameContent);
}
