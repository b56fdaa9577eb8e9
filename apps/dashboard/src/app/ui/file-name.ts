/** A day as everybody sorts it, in the reader's own time zone: `2026-11-26`. */
const dayOf = (time: number): string => {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, '0')).join('-');
};

/** What a saved file says and of when: `shop.example.com-2026-11-20-2026-11-26.csv`. Milliseconds since the epoch. */
export const fileNameOf = (what: string, from: number, to: number): string =>
  `${what.replace(/[^\w.-]+/g, '-')}-${[...new Set([dayOf(from), dayOf(to)])].join('-')}.csv`;
