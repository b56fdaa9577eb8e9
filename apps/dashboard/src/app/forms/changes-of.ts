/** The members of `after` that differ from `before`: what a PATCH should say, and nothing else. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const keys = Object.keys(after) as (keyof T)[];
  return Object.fromEntries(
    keys.filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key])).map((key) => [key, after[key]]),
  ) as Partial<T>;
}
