/** With more of them than one in so many, sorting all is cheaper than merging. */
const WORTH_MERGING = 4;

/**
 * Things in one order, kept while they change: whoever changed one says so, and the next who asks pays for those alone.
 * Nothing is done before somebody asks for the first time.
 */
export class Ordered<T> {
  private sorted: readonly T[] | undefined;
  private readonly changed = new Set<T>();

  constructor(
    private readonly all: { readonly size: number; values(): Iterable<T> },
    /** Never 0 for two different things. */
    private readonly compare: (one: T, other: T) => number,
    private readonly isThere: (thing: T) => boolean,
  ) {}

  /** It may have another place, be new, or be gone. */
  touch(thing: T): void {
    if (this.sorted) this.changed.add(thing);
  }

  /** Not to be changed. */
  get(): readonly T[] {
    if (!this.sorted || this.changed.size * WORTH_MERGING > this.all.size) {
      this.sorted = [...this.all.values()].sort(this.compare);
    } else if (this.changed.size > 0) {
      this.sorted = this.merged(this.sorted);
    }
    this.changed.clear();
    return this.sorted;
  }

  private merged(sorted: readonly T[]): T[] {
    const coming = [...this.changed].filter(this.isThere).sort(this.compare);
    const merged: T[] = [];
    let next = 0;
    for (const thing of sorted) {
      if (this.changed.has(thing)) continue;
      while (next < coming.length && this.compare(coming[next] as T, thing) < 0) merged.push(coming[next++] as T);
      merged.push(thing);
    }
    for (; next < coming.length; next++) merged.push(coming[next] as T);
    return merged;
  }
}
