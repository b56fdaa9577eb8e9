import type { DomainSort } from '@nawala/contracts';
import { DomainTable } from './domain-table';
import type { Measured, Row } from './row';
import { type Compare, SlotOrder } from './slot-order';

export type SortKey = Exclude<DomainSort, `-${string}`>;

/** Those in which a domain has another place when what scans change does. */
const MEASURED = { status: 'rank', since: 'since', lastChecked: 'lastChecked' } as const;

/** Every domain, by id and in every order that somebody has asked for. Of two states of one, the newer stands. */
export class DomainRows {
  readonly table = new DomainTable();
  private readonly slots = new Map<string, number>();
  private readonly orders = ordersOf(this.table);

  get size(): number {
    return this.slots.size;
  }

  /** So that `in` has little left to do: an order that was never asked for, or in which much has changed, takes long. */
  prepare(key: SortKey): Promise<void> {
    return this.orders[key].prepare();
  }

  /** Slots, rising; not to be changed. */
  in(key: SortKey): Uint32Array {
    return this.orders[key].get();
  }

  /** Of one brand, or of all. */
  ids(brand?: string): string[] {
    const { columns, brands } = this.table;
    const wanted = brand === undefined ? undefined : brands.numberOf(brand);
    const slots =
      brand === undefined ? [...this.slots] : [...this.slots].filter(([, at]) => columns.brand[at] === wanted);
    return slots.map(([id]) => id);
  }

  versionOf(id: string): number | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.table.columns.version[slot];
  }

  put(row: Row): void {
    const known = this.slots.get(row.id);
    if (known !== undefined && this.table.columns.version[known]! >= row.version) return;
    const slot = known ?? this.table.add(row);
    if (known === undefined) this.slots.set(row.id, slot);
    else this.table.replace(slot, row);
    this.touch(slot);
  }

  /** Another state of what scans change, of a row that is there. */
  measure(id: string, version: number, measured: Partial<Measured>): void {
    const slot = this.slots.get(id)!;
    const { columns } = this.table;
    for (const [key, field] of Object.entries(MEASURED) as [keyof typeof MEASURED, 'rank'][])
      if (measured[field] !== undefined && columns[field][slot] !== measured[field]) this.orders[key].touch(slot);
    columns.version[slot] = version;
    this.table.measure(slot, measured);
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.slots.delete(id);
    this.table.remove(slot);
    this.touch(slot);
  }

  private touch(slot: number): void {
    for (const order of Object.values(this.orders)) order.touch(slot);
  }
}

/** The name ends every order, and the id that, so that it is total. */
function ordersOf(table: DomainTable): Readonly<Record<SortKey, SlotOrder>> {
  const byText = (texts: readonly string[], one: number, other: number): number =>
    texts[one]! < texts[other]! ? -1 : Number(texts[one]! > texts[other]!);
  const byName =
    ({ domains, ids }: Pick<DomainTable, 'domains' | 'ids'>): Compare =>
    (one, other) =>
      byText(domains, one, other) || byText(ids, one, other);
  const frozenNames = () => byName({ domains: [...table.domains], ids: [...table.ids] });
  const nameNow = byName(table);
  const by = (column: 'rank' | 'since' | 'lastChecked' | 'createdAt'): SlotOrder => {
    const valuesThenName =
      (values: () => ArrayLike<number>, name: Compare): Compare =>
      (one, other) =>
        values()[one]! - values()[other]! || name(one, other);
    const frozen = () => {
      const values = table.columns[column].slice();
      return valuesThenName(() => values, frozenNames());
    };
    return new SlotOrder(
      table,
      valuesThenName(() => table.columns[column], nameNow),
      frozen,
    );
  };
  return {
    domain: new SlotOrder(table, nameNow, frozenNames),
    status: by('rank'),
    since: by('since'),
    lastChecked: by('lastChecked'),
    createdAt: by('createdAt'),
  };
}
