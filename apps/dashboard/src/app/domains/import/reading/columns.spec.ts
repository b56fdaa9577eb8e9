import { tableOf } from './columns';

describe('the columns of a table', () => {
  it.each([
    [
      'our own export',
      ['domain', 'brand', 'brandName', 'note', 'tags', 'active', 'status'],
      { domain: 0, brand: 1, brandName: 2, note: 3, tags: 4, active: 5 },
    ],
    ['what checkers are given', ['id', 'brand', 'Domain', 'noto'], { domain: 2, brand: 1, note: 3 }],
    [
      'a database of the older product',
      ['_id', 'domain', 'brand', 'nawala.status', 'nawala.blockedId'],
      { domain: 1, brand: 2 },
    ],
    ['Indonesian', ['Nama Domain', 'Merek', 'Keterangan', 'Tag'], { domain: 0, brand: 1, note: 2, tags: 3 }],
    ['Uptime Robot', ['ID', 'Type', 'Friendly Name', 'URL/IP'], { domain: 3, note: 2 }],
  ])('are known by their names: %s', (_what, header, map) =>
    expect(tableOf([header, header.map(() => 'shop.example.com')])).toEqual({ columns: header, hasHeader: true, map }),
  );

  it('are known by what stands in them when nobody named them', () =>
    expect(
      tableOf([
        ['1', 'Borneo', 'a.example.com', 'Aurora'],
        ['2', 'Borneo', 'b.example.com', 'Aurora'],
      ]),
    ).toMatchObject({
      hasHeader: false,
      map: { domain: 2, brand: 3 },
    }));

  it('are known by both when the name misleads', () =>
    expect(
      tableOf([
        ['name', 'watched'],
        ['The shop', 'shop.example.com'],
      ]).map,
    ).toEqual({ domain: 1 }));
});
