/** Rows from `first` on, up to but without `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Rows that are there though nobody sees them yet, on either side. */
const BEYOND = 3;
/** As many as most screens show. */
const AT_FIRST = 30;

/** Before anything is laid out. */
export const spanAtFirst = (begin: number): Span => ({ first: Math.max(0, begin - BEYOND), end: begin + AT_FIRST });

/**
 * The rows to be there, of `total` rows that are `row` pixels high each.
 * @param above pixels of rows above the upper edge of what is seen; negative: they begin below it
 * @param seen pixels between its upper and its lower edge
 */
export function spanOf(above: number, seen: number, row: number, total: number): Span {
  const first = Math.floor(above / row) - BEYOND;
  const end = Math.ceil((above + seen) / row) + BEYOND;
  const last = Math.max(0, Math.min(total, end));
  return { first: Math.max(0, Math.min(first, last)), end: last };
}

/** Nothing of the one is in the other, though both have rows. */
export const areApart = (one: Span, other: Span): boolean =>
  one.first < one.end && other.first < other.end && (one.first >= other.end || other.first >= one.end);

export const sameSpan = (one: Span, other: Span): boolean => one.first === other.first && one.end === other.end;
