const MIN_WORD = 5;

const wordsOf = (title: string): string[] =>
  title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const longOf = (words: readonly string[]): Set<string> => new Set(words.filter((word) => word.length >= MIN_WORD));

/** What two titles say: the same in other or the same spelling, something in common, nothing in common, or nothing at all. */
export type TitleLikeness = 'equal' | 'related' | 'unrelated' | 'one-sided' | 'none';

export function compareTitles(ours: string | null, theirs: string | null): TitleLikeness {
  const [here, there] = [wordsOf(ours ?? ''), wordsOf(theirs ?? '')];
  if (here.length === 0 && there.length === 0) return 'none';
  if (here.length === 0 || there.length === 0) return 'one-sided';
  if (here.join(' ') === there.join(' ')) return 'equal';
  const known = longOf(there);
  return [...longOf(here)].some((word) => known.has(word)) ? 'related' : 'unrelated';
}
