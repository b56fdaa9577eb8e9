import { aRow, BRANDS, rowsOf } from '../../../test/support/a-row';
import { groupByBrand } from './domain-groups';
import type { Row } from './row';

const brands = new Map(
  [...BRANDS, { id: 'cendana', name: 'Cendana', code: 'CEN', color: '#0b6270' }].map((brand) => [brand.id, brand]),
);

/** A row's slot is its place among them. */
const grouping = (rows: readonly Row[]) => groupByBrand(Uint32Array.from(rows.keys()), rowsOf(rows).table, brands);

describe('groupByBrand', () => {
  it('puts the brand first of which the larger share is blocked, and leaves the order within', () => {
    const rows = [
      aRow({ brand: 'aurora', status: 'ada' }),
      aRow({ brand: 'borneo', status: 'ada' }),
      aRow({ brand: 'aurora' }),
      aRow({ brand: 'borneo', status: 'ada' }),
      aRow({ brand: 'borneo' }),
    ];
    const grouped = grouping(rows);
    expect(grouped.groups.map(({ brand, total, ada }) => [brand.code, ada, total])).toEqual([
      ['BOR', 2, 3],
      ['AUR', 1, 2],
    ]);
    expect([...grouped.slots]).toEqual([1, 3, 4, 0, 2]);
  });

  it('then what has any that nobody measured, then by name; what is paused is neither', () => {
    const rows = [
      aRow({ brand: 'aurora' }),
      aRow({ brand: 'borneo', status: 'ada', active: false }),
      aRow({ brand: 'cendana', status: 'unknown' }),
    ];
    expect(grouping(rows).groups.map(({ brand, ada, unknown }) => [brand.code, ada, unknown])).toEqual([
      ['CEN', 0, 1],
      ['AUR', 0, 0],
      ['BOR', 0, 0],
    ]);
  });
});
