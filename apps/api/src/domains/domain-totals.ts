import type { DomainTotals } from '@nawala/contracts';
import type { BrandTotals } from '../brands/brand-usage';
import { rankOf } from './nawala-rank';

/** `count` domains of one brand that agree in whether they are watched and in their verdict. */
export interface CountRow {
  brand: string;
  active: boolean;
  rank: number;
  count: number;
}

const sum = (rows: readonly CountRow[], wanted: (row: CountRow) => boolean = () => true): number =>
  rows.filter(wanted).reduce((total, { count }) => total + count, 0);

export function domainTotals(rows: readonly CountRow[]): DomainTotals {
  const active = rows.filter((row) => row.active);
  return {
    total: sum(rows),
    ada: sum(active, ({ rank }) => rank === rankOf('ada')),
    tidakAda: sum(active, ({ rank }) => rank === rankOf('tidak ada')),
    unknown: sum(active, ({ rank }) => rank === rankOf('unknown')),
    paused: sum(rows, (row) => !row.active),
  };
}

/** By brand id; a brand without domains has no entry. */
export function brandTotals(rows: readonly CountRow[]): Map<string, BrandTotals> {
  const totals = new Map<string, BrandTotals>();
  for (const { brand, active, rank, count } of rows) {
    const { total, ada } = totals.get(brand) ?? { total: 0, ada: 0 };
    totals.set(brand, { total: total + count, ada: ada + (active && rank === rankOf('ada') ? count : 0) });
  }
  return totals;
}
