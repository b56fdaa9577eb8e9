/** What a file name may hold on every system. */
const UNSAFE = /[^A-Za-z0-9.-]+/g;
const LONGEST = 60;

const safe = (text: string): string =>
  text
    .replace(UNSAFE, '_')
    .replace(/^[._]+/, '')
    .slice(0, LONGEST);
const dayOf = (moment: string | Date): string => new Date(moment).toISOString().slice(0, 10);

/**
 * The name of a file that says what it holds and of when: `changes_shop.example.com_2026-01-01_2026-01-31.csv`. Days are
 * UTC; without a beginning the day of the export stands alone.
 *
 * @param whose what it was narrowed to, if anything
 */
export function exportName(
  what: string,
  whose: readonly (string | undefined)[],
  { since, until }: { since?: string; until?: string },
  now: Date,
): string {
  const named = whose.flatMap((each) => (each ? safe(each) : []));
  return `${[what, ...named, ...(since ? [dayOf(since)] : []), dayOf(until ?? now)].join('_')}.csv`;
}
