/** Orders of a column: the one a first click gives, and its reverse. */
export type Orders<S extends string> = readonly [first: S, reverse: S];

/** The next order when somebody clicks a column: its natural one, reversed, then none. */
export function nextOrder<S extends string>(current: S | null, [first, reverse]: Orders<S>): S | null {
  if (current === first) return reverse;
  return current === reverse ? null : first;
}

/** How a column says that it is what the rows are ordered by. A leading minus means descending, as in the API. */
export function ariaSortOf<S extends string>(current: S | null, orders: Orders<S> | undefined) {
  if (current === null || !orders?.includes(current)) return null;
  return current.startsWith('-') ? 'descending' : 'ascending';
}
