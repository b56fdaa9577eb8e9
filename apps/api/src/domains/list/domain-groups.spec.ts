import { aRow, BRANDS } from '../../../test/support/a-row';
import { groupByBrand } from './domain-groups';

const brands = new Map(
  [...BRANDS, { id: 'cendana', name: 'Cendana', code: 'CEN', color: '#0b6270' }].map((brand) => [brand.id, brand]),
);

describe('groupByBrand', () => {
  it('puts the brand first of which the larger share is blocked, and leaves the order within', () => {
    const rows = [
      aRow({ brand: 'aurora', status: 'ada' }),
      aRow({ brand: 'borneo', status: 'ada' }),
      aRow({ brand: 'aurora' }),
      aRow({ brand: 'borneo', status: 'ada' }),
      aRow({ brand: 'borneo' }),
    ];
    const grouped = groupByBrand(rows, brands);
    expect(grouped.groups.map(({ brand, total, ada }) => [brand.code, ada, total])).toEqual([
      ['BOR', 2, 3],
      ['AUR', 1, 2],
    ]);
    expect(grouped.rows).toEqual([rows[1], rows[3], rows[4], rows[0], rows[2]]);
  });

  it('then what has any that nobody measured, then by name; what is paused is neither', () => {
    const rows = [
      aRow({ brand: 'aurora' }),
      aRow({ brand: 'borneo', status: 'ada', active: false }),
      aRow({ brand: 'cendana', status: 'unknown' }),
    ];
    expect(groupByBrand(rows, brands).groups.map(({ brand, ada, unknown }) => [brand.code, ada, unknown])).toEqual([
      ['CEN', 0, 1],
      ['AUR', 0, 0],
      ['BOR', 0, 0],
    ]);
  });
});
