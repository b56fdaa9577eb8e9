import { sortInTurns } from '../../common/sort-in-turns';

/** With more changes than one in so many, sorting all is cheaper than merging. */
const WORTH_MERGING = 4;
/** So many changes are merged while others wait. */
export const MERGED_AT_ONCE = 1000;
/** Under a flood there is always more: whoever asks is answered all the same. */
const MOST_ATTEMPTS = 2;

/** Never 0 for two different slots. */
export type Compare = (one: number, other: number) => number;

/** The slots that are in use. */
export interface Slots {
  readonly size: number;
  /** All are below. */
  readonly end: number;
  has(slot: number): boolean;
  values(): Iterable<number>;
}

/**
 * Slots in one order, kept while what they hold changes: whoever changed one says so, and the next who asks pays for those
 * alone. Nothing is done before somebody asks for the first time.
 */
export class SlotOrder {
  private sorted: Uint32Array | undefined;
  private changed = new Set<number>();
  /** Those that change while it is made. */
  private missed: Set<number> | undefined;
  private making: Promise<void> | undefined;

  constructor(
    private readonly all: Slots,
    private readonly compare: Compare,
    /** The same as it is now, whatever changes later. */
    private readonly frozen: () => Compare = () => compare,
  ) {}

  /** What it holds may have another place, be new, or be gone. */
  touch(slot: number): void {
    if (this.sorted) this.changed.add(slot);
    this.missed?.add(slot);
  }

  /** So that no more is left for `get` than may hold up others, as a rule. What takes long gives them their turn. */
  async prepare(): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !this.isSoonMerged(); attempt += 1)
      await (this.making ??= this.make().finally(() => (this.making = this.missed = undefined)));
  }

  private isSoonMerged(): boolean {
    return this.sorted !== undefined && this.changed.size <= MERGED_AT_ONCE;
  }

  /** Not to be changed. */
  get(): Uint32Array {
    if (!this.sorted || this.changed.size * WORTH_MERGING > this.all.size) {
      this.sorted = Uint32Array.from(this.all.values()).sort(this.compare);
    } else if (this.changed.size > 0) {
      this.sorted = this.merged(this.sorted);
    }
    this.changed.clear();
    return this.sorted;
  }

  /** All anew. What was in order before is almost in order still, which makes it quick. */
  private async make(): Promise<void> {
    this.missed = new Set();
    const present = [...this.changed].filter((slot) => this.all.has(slot));
    const slots = this.sorted ? [...this.without(this.sorted), ...present] : this.all.values();
    const sorted = await sortInTurns(Uint32Array.from(slots), this.frozen());
    this.sorted = sorted;
    this.changed = this.missed;
  }

  private merged(sorted: Uint32Array): Uint32Array {
    const kept = this.without(sorted);
    const coming = Uint32Array.from([...this.changed].filter((slot) => this.all.has(slot))).sort(this.compare);
    const merged = new Uint32Array(kept.length + coming.length);
    let from = 0;
    coming.forEach((slot, before) => {
      const to = this.placeIn(kept, slot, from);
      merged.set(kept.subarray(from, to), from + before);
      merged[to + before] = slot;
      from = to;
    });
    merged.set(kept.subarray(from), from + coming.length);
    return merged;
  }

  /** Those that have not changed. */
  private without(sorted: Uint32Array): Uint32Array {
    const isChanged = new Uint8Array(this.all.end);
    for (const slot of this.changed) isChanged[slot] = 1;
    const kept = new Uint32Array(sorted.length);
    let count = 0;
    for (const slot of sorted) if (isChanged[slot] === 0) kept[count++] = slot;
    return kept.subarray(0, count);
  }

  /** Before how many of them it comes, none of the first `from`. */
  private placeIn(kept: Uint32Array, slot: number, from: number): number {
    let [low, high] = [from, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(kept[middle]!, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
