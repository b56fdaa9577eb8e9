import type { HttpObservation } from '../../observations';
import { shareUncommonHeader } from './headers';
import { compareTitles } from './titles';

/** Pages that differ so much in length are hardly one; those that differ less may be. */
const UNLIKE = 0.15;
const ALIKE = 0.7;
/** Two short pages are of like length by chance. */
const MIN_BYTES = 512;

export type Page = Pick<
  HttpObservation,
  'status' | 'bodyBytes' | 'bodyHash' | 'bodyTruncated' | 'headerNames' | 'title' | 'refresh'
>;

export interface Likeness {
  answer: 'same' | 'different' | 'cannot tell';
  /** What speaks for one and the same page, and against it. */
  same: string[];
  different: string[];
}

const proportionOf = (ours: Page, theirs: Page): number =>
  Math.min(ours.bodyBytes, theirs.bodyBytes) / Math.max(ours.bodyBytes, theirs.bodyBytes, 1);

const isLong = ({ bodyBytes }: Page): boolean => bodyBytes >= MIN_BYTES;

/** Lengths speak for one page only where both were read whole, or both were cut at the same limit. */
const alikeInLength = (ours: Page, theirs: Page): boolean =>
  ours.bodyTruncated === theirs.bodyTruncated && isLong(ours) && isLong(theirs) && proportionOf(ours, theirs) > ALIKE;

/**
 * Is our page the one that the control got? Both are pages, no refusals. `same` needs something that speaks for it and
 * nothing against; `different` needs everything against it: a far shorter page, titles and headers. All else is the daily life of the
 * web (another language, another edge, a page that changes), of which one cannot tell.
 * Source: OONI Web Connectivity, http-diff, with a third answer.
 */
export function comparePages(ours: Page, theirs: Page): Likeness {
  const titles = compareTitles(ours.title, theirs.title);
  const unlike = proportionOf(ours, theirs) <= UNLIKE;
  const shared = shareUncommonHeader(ours.headerNames, theirs.headerNames);
  const identical = ours.bodyHash !== null && ours.bodyHash === theirs.bodyHash;
  const same = [
    identical && 'body',
    titles === 'equal' && 'title',
    titles === 'related' && 'words of the title',
    alikeInLength(ours, theirs) && 'length',
    shared && 'headers',
  ].filter((word) => word !== false);
  const different = [
    ours.status !== theirs.status && 'status',
    unlike && 'length',
    (titles === 'unrelated' || titles === 'one-sided') && 'title',
    ours.refresh !== null && ours.refresh !== theirs.refresh && 'refresh',
  ].filter((word) => word !== false);
  const isSame = different.length === 0 && (identical || same.length >= 2);
  const isShort = unlike && ours.bodyBytes < theirs.bodyBytes;
  const isDifferent = isShort && titles === 'unrelated' && !shared;
  return { answer: isSame ? 'same' : isDifferent ? 'different' : 'cannot tell', same, different };
}
