/** What is bounded in number. */
export interface Bounded<T> {
  /** How many there may be. */
  max: number;
  /** How many there are. */
  count(): Promise<number>;
  make(): Promise<T>;
  takeBack(made: T): Promise<unknown>;
  /** The error of one too many. */
  refuse(): Error;
}

/**
 * Makes one more, unless that were too many. Those who come at the same moment do not see each other before they have
 * written: whoever finds too many afterwards takes their own back, so that there are never more.
 */
export async function oneMore<T>({ max, count, make, takeBack, refuse }: Bounded<T>): Promise<T> {
  if ((await count()) >= max) throw refuse();
  const made = await make();
  if ((await count()) <= max) return made;
  await takeBack(made);
  throw refuse();
}
