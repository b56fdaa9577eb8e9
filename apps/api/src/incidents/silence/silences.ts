import { FIRST_DOMAIN } from '../../checker/domain-slices.service';
import type { SilenceMark } from './silence-mark.schema';

/** A vantage that has fallen silent, and since when. */
export interface SilentVantage {
  vantage: string;
  lastSeen: Date;
}

/**
 * What was watched again, or could not be written, while a vantage is silent is found by looking at all of it once more
 * after so long. Milliseconds.
 */
const AGAIN_MS = 3_600_000;

/** When a vantage was seen last is written a little after it was: so much later nothing of it counts any more. */
const LATEST_MARK_MS = 10_000;

interface Watched {
  _id: string;
  silentSince: Date | null;
}

/** Those who are held to be silent, have not come back since, and of whom no result counts any more. */
export const silentOf = (
  watches: readonly Watched[],
  vantages: readonly { vantage: string; lastSeen: string }[],
  staleAfterMs: number,
  now: Date,
): SilentVantage[] =>
  vantages.flatMap(({ vantage, lastSeen: text }) => {
    const lastSeen = new Date(text);
    const since = watches.find(({ _id }) => _id === vantage)?.silentSince ?? null;
    const isSilent = since !== null && lastSeen <= since;
    return isSilent && now.getTime() - lastSeen.getTime() > staleAfterMs + Math.min(LATEST_MARK_MS, staleAfterMs / 4)
      ? [{ vantage, lastSeen }]
      : [];
  });

/** Those whose silence has yet to be written down, each with how far that has come. */
export const silencesToWrite = (
  silent: readonly SilentVantage[],
  marks: readonly SilenceMark[],
  now: Date,
): SilenceMark[] =>
  silent.flatMap(({ vantage, lastSeen }) => {
    const mark = marks.find(({ _id }) => _id === vantage);
    const isOfThis = mark?.lastSeen.getTime() === lastSeen.getTime();
    if (isOfThis && mark.endedAt === null) return [mark];
    if (isOfThis && mark.endedAt !== null && now.getTime() - mark.endedAt.getTime() < AGAIN_MS) return [];
    return [{ _id: vantage, lastSeen, after: FIRST_DOMAIN, endedAt: null }];
  });

/** Where to begin so that nothing of any of them is left out. */
export const earliestOf = (marks: readonly SilenceMark[]): string =>
  marks.reduce((first, { after }) => (after < first ? after : first), marks[0]?.after ?? FIRST_DOMAIN);
