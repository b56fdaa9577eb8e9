import { brandTotals, domainTotals, type CountRow } from './domain-totals';
import { rankOf } from './nawala-rank';

const rows: CountRow[] = [
  { brand: 'a', active: true, rank: rankOf('ada'), count: 2 },
  { brand: 'a', active: false, rank: rankOf('ada'), count: 3 },
  { brand: 'a', active: true, rank: rankOf('tidak ada'), count: 5 },
  { brand: 'b', active: true, rank: rankOf('unknown'), count: 7 },
];

it('counts every domain in total, and the verdicts of those that are watched', () => {
  expect(domainTotals(rows)).toEqual({ total: 17, ada: 2, tidakAda: 5, unknown: 7, paused: 3 });
  expect(domainTotals([])).toEqual({ total: 0, ada: 0, tidakAda: 0, unknown: 0, paused: 0 });
});

it('counts by brand in the same way', () => {
  expect(Object.fromEntries(brandTotals(rows))).toEqual({ a: { total: 10, ada: 2 }, b: { total: 7, ada: 0 } });
});
