import { nameText } from '@nawala/rules';
import { Haystack } from './haystack';
import { Interned } from './interned';
import type { Measured, Row } from './row';

/** Between what several things say: tags and vantages hold none. */
const SEPARATOR = '\n';
const FIRST_SIZE = 1024;

const columnsOf = (size: number) => ({
  /** 1 where the slot holds a domain; so the other yes and no. */
  there: new Uint8Array(size),
  active: new Uint8Array(size),
  confirmed: new Uint8Array(size),
  rank: new Uint8Array(size),
  version: new Float64Array(size),
  since: new Float64Array(size),
  lastChecked: new Float64Array(size),
  createdAt: new Float64Array(size),
  /** Numbers of texts, as below. */
  brand: new Uint32Array(size),
  tags: new Uint32Array(size),
  seen: new Uint32Array(size),
  beginnings: new Uint32Array(size),
});
type Columns = ReturnType<typeof columnsOf>;

/** What is said together, one after another. */
export const partsOf = (text: string): string[] => (text === '' ? [] : text.split(SEPARATOR));

/**
 * What the list knows of each domain, in columns: one thing of all of them lies side by side, which is read ten times as
 * fast as objects all over the memory. A domain is a slot, a place in every column; one that is gone leaves its slot to
 * the next.
 */
export class DomainTable {
  /** Replaced when the table grows. */
  columns = columnsOf(FIRST_SIZE);
  readonly ids: string[] = [];
  readonly domains: string[] = [];
  readonly brands = new Interned();
  readonly tags = new Interned();
  readonly seen = new Interned();
  readonly beginnings = new Interned((number) => this.words.touch(number));
  /** The names of all slots. */
  readonly names = new Haystack((slot) => this.nameTexts[slot] ?? '');
  /** The beginnings of words, by number. */
  readonly words = new Haystack((number) => this.beginnings.at(number));
  private readonly nameTexts: string[] = [];
  private readonly free: number[] = [];

  get size(): number {
    return this.ids.length - this.free.length;
  }

  /** All slots are below. */
  get end(): number {
    return this.ids.length;
  }

  has(slot: number): boolean {
    return this.columns.there[slot] === 1;
  }

  *values(): Generator<number> {
    for (let slot = 0; slot < this.end; slot += 1) if (this.has(slot)) yield slot;
  }

  add(row: Row): number {
    const slot = this.free.pop() ?? this.end;
    if (slot >= this.columns.there.length) this.grow();
    this.write(slot, row);
    this.columns.there[slot] = 1;
    return slot;
  }

  replace(slot: number, row: Row): void {
    const before = this.textsOf(slot);
    this.write(slot, row);
    this.release(before);
  }

  measure(slot: number, { rank, confirmed, since, lastChecked, seen }: Partial<Measured>): void {
    const { columns } = this;
    if (rank !== undefined) columns.rank[slot] = rank;
    if (confirmed !== undefined) columns.confirmed[slot] = Number(confirmed);
    if (since !== undefined) columns.since[slot] = since;
    if (lastChecked !== undefined) columns.lastChecked[slot] = lastChecked;
    if (seen === undefined) return;
    const before = columns.seen[slot]!;
    columns.seen[slot] = this.seen.take(seen.join(SEPARATOR));
    this.seen.release(before);
  }

  remove(slot: number): void {
    this.release(this.textsOf(slot));
    this.columns.there[slot] = 0;
    this.ids[slot] = this.domains[slot] = '';
    this.nameTexts[slot] = '';
    this.names.touch(slot);
    this.free.push(slot);
  }

  private write(slot: number, row: Row): void {
    const { columns } = this;
    this.ids[slot] = row.id;
    this.domains[slot] = row.domain;
    const text = nameText(row.name, row.displayName);
    if (this.nameTexts[slot] !== text) {
      this.nameTexts[slot] = text;
      this.names.touch(slot);
    }
    columns.version[slot] = row.version;
    columns.active[slot] = Number(row.active);
    columns.confirmed[slot] = Number(row.confirmed);
    columns.rank[slot] = row.rank;
    columns.since[slot] = row.since;
    columns.lastChecked[slot] = row.lastChecked;
    columns.createdAt[slot] = row.createdAt;
    columns.brand[slot] = this.brands.take(row.brand);
    columns.tags[slot] = this.tags.take(row.tags.join(SEPARATOR));
    columns.seen[slot] = this.seen.take(row.seen.join(SEPARATOR));
    columns.beginnings[slot] = this.beginnings.take(row.beginnings);
  }

  private textsOf(slot: number): (readonly [Interned, number])[] {
    const { brand, tags, seen, beginnings } = this.columns;
    return [
      [this.brands, brand[slot]!],
      [this.tags, tags[slot]!],
      [this.seen, seen[slot]!],
      [this.beginnings, beginnings[slot]!],
    ];
  }

  private release(texts: readonly (readonly [Interned, number])[]): void {
    for (const [interned, number] of texts) interned.release(number);
  }

  private grow(): void {
    const larger = columnsOf(2 * this.columns.there.length);
    for (const name of Object.keys(larger) as (keyof Columns)[]) larger[name].set(this.columns[name]);
    this.columns = larger;
  }
}
