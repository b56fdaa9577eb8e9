import type { DomainSort } from '@nawala/contracts';
import { Ordered } from './ordered';
import type { Measured, Row } from './row';

type SortKey = Exclude<DomainSort, `-${string}`>;
type Order = Readonly<Record<SortKey, Ordered<Row>>>;

const byName = (one: Row, other: Row): number =>
  one.domain < other.domain ? -1 : one.domain > other.domain ? 1 : one.id < other.id ? -1 : 1;

/** The name ends every order, so that it is total. */
const COMPARE: Readonly<Record<SortKey, (one: Row, other: Row) => number>> = {
  domain: byName,
  status: (one, other) => one.rank - other.rank || byName(one, other),
  since: (one, other) => one.since - other.since || byName(one, other),
  lastChecked: (one, other) => one.lastChecked - other.lastChecked || byName(one, other),
  createdAt: (one, other) => one.createdAt - other.createdAt || byName(one, other),
};

/** Which orders a change of what scans change concerns. */
const MEASURED = { status: 'rank', since: 'since', lastChecked: 'lastChecked' } as const;

/** Every domain, by id and in every order that somebody has asked for. Of two states of one, the newer stands. */
export class DomainRows {
  private readonly rows = new Map<string, Row>();
  private readonly isThere = (row: Row): boolean => this.rows.get(row.id) === row;
  private readonly orders = Object.fromEntries(
    Object.entries(COMPARE).map(([key, compare]) => [key, new Ordered(this.rows, compare, this.isThere)]),
  ) as unknown as Order;

  get size(): number {
    return this.rows.size;
  }

  /** Rising; not to be changed. */
  in(key: SortKey): readonly Row[] {
    return this.orders[key].get();
  }

  /** Of one brand, or of all. */
  ids(brand?: string): string[] {
    const rows = [...this.rows.values()];
    return (brand === undefined ? rows : rows.filter((row) => row.brand === brand)).map(({ id }) => id);
  }

  versionOf(id: string): number | undefined {
    return this.rows.get(id)?.version;
  }

  put(row: Row): void {
    const known = this.rows.get(row.id);
    if (known && known.version >= row.version) return;
    if (known) Object.assign(known, row);
    else this.rows.set(row.id, row);
    for (const order of Object.values(this.orders)) order.touch(known ?? row);
  }

  /** Another state of what scans change, of a row that is there. */
  measure(id: string, version: number, measured: Partial<Measured>): void {
    const row = this.rows.get(id)!;
    for (const [key, field] of Object.entries(MEASURED) as [keyof typeof MEASURED, 'rank'][]) {
      if (measured[field] !== undefined && row[field] !== measured[field]) this.orders[key].touch(row);
    }
    Object.assign(row, measured, { version });
  }

  remove(id: string): void {
    const row = this.rows.get(id);
    this.rows.delete(id);
    if (row) for (const order of Object.values(this.orders)) order.touch(row);
  }
}
