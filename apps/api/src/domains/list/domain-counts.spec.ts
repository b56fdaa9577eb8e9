import { COUNTED_AGES, type DomainFilterDto } from '@nawala/contracts';
import fc from 'fast-check';
import { aRow, BRANDS, rowsOf } from '../../../test/support/a-row';
import { withBlockedFirst } from './blocked-first';
import { countDomains } from './domain-counts';
import { domainFilterOf, meeting } from './domain-filter';
import type { DomainTable } from './domain-table';

const NOW = 10_000;
const MOMENT = { now: NOW, staleBefore: NOW };
const HOUR = 3_600_000;
const brands = new Map(BRANDS.map((brand) => [brand.id, brand]));

const rows = fc.array(
  fc
    .record({
      status: fc.constantFrom('ada' as const, 'tidak ada' as const, 'unknown' as const),
      brand: fc.constantFrom('aurora', 'borneo'),
      active: fc.boolean(),
      confirmed: fc.boolean(),
      lastChecked: fc.constantFrom(-1, 9_000, 11_000),
      since: fc.constantFrom(-1, NOW - 2 * HOUR, NOW - 30 * HOUR, 9_000),
      tags: fc.subarray(['vip', 'id', 'spare']),
      telkom: fc.constantFrom('', 'ada', 'tidak-ada'),
      xl: fc.constantFrom('', 'ada', 'tidak-ada'),
    })
    .map(({ telkom, xl, ...facts }) =>
      aRow({ ...facts, seen: [telkom && `telkom:${telkom}`, xl && `xl:${xl}`].filter(Boolean) }),
    ),
  { maxLength: 30 },
);

const filters = fc.record<DomainFilterDto>(
  {
    brand: fc.subarray(['AUR', 'BOR'], { minLength: 1 }),
    status: fc.subarray(['ada' as const, 'tidak-ada' as const, 'unknown' as const], { minLength: 1 }),
    tag: fc.subarray(['vip', 'id']),
    active: fc.boolean(),
    vantage: fc.subarray(['telkom:ada', 'xl:unknown', 'telkom:tidak-ada']),
    confirmed: fc.boolean(),
    stale: fc.boolean(),
    changedSince: fc.constantFrom('1h', '24h'),
    q: fc.constantFrom('site', 'vip', 'aurora', '-1'),
  },
  { requiredKeys: [] },
);

const filterOf = (asked: DomainFilterDto, table: DomainTable) => domainFilterOf(asked, BRANDS, MOMENT, table);

const total = (table: DomainTable, asked: DomainFilterDto) =>
  meeting(filterOf(asked, table), table).reduce((all, one) => all + one, 0);

/** Without what it says of `vantage`. */
const butFor = ({ vantage = [], ...asked }: DomainFilterDto, name: string): DomainFilterDto => ({
  ...asked,
  vantage: vantage.filter((each) => !each.startsWith(`${name}:`)),
});

describe('countDomains', () => {
  it('tells exactly what the list would have with one thing more or instead', () => {
    fc.assert(
      fc.property(rows, filters, (all, asked) => {
        const { table } = rowsOf(all);
        const counts = countDomains(table, filterOf(asked, table), brands, MOMENT);
        const leaves = (more: DomainFilterDto) => total(table, { ...asked, ...more });
        expect(counts.total).toBe(leaves({}));
        expect(counts.status).toEqual({
          ada: leaves({ status: ['ada'] }),
          tidakAda: leaves({ status: ['tidak-ada'] }),
          unknown: leaves({ status: ['unknown'] }),
        });
        expect(counts.confirmed).toBe(leaves({ confirmed: true }));
        expect(counts.anomaly).toBe(leaves({ confirmed: false }));
        expect(counts.stale).toBe(leaves({ stale: true }));
        expect(counts.paused).toBe(leaves({ active: false }));
        for (const age of COUNTED_AGES) {
          expect(counts.changedSince[age]).toBe(leaves({ changedSince: age }));
          expect(counts.checkedSince[age]).toBe(leaves({ checkedSince: age }));
        }
        for (const { code } of BRANDS)
          expect(counts.brands.find((each) => each.code === code)?.total ?? 0).toBe(leaves({ brand: [code] }));
        for (const tag of ['vip', 'id', 'spare'])
          expect(counts.tags.find((each) => each.tag === tag)?.total ?? 0).toBe(
            leaves({ tag: [...(asked.tag ?? []), tag] }),
          );
        for (const { vantage, ada, tidakAda, unknown } of counts.vantages) {
          const rest = butFor(asked, vantage);
          const says = (said: string) => total(table, { ...rest, vantage: [...rest.vantage!, `${vantage}:${said}`] });
          expect([ada, tidakAda, unknown]).toEqual([says('ada'), says('tidak-ada'), says('unknown')]);
        }
      }),
    );
  });

  it('puts brands and tags with the most domains first', () => {
    const all = [aRow({ tags: ['id', 'vip'] }), aRow({ brand: 'borneo', tags: ['vip'] }), aRow({ brand: 'borneo' })];
    const { brands: ofBrands, tags } = countDomains(rowsOf(all).table, [], brands, MOMENT);
    expect(ofBrands).toEqual([
      { code: 'BOR', total: 2, ada: 0 },
      { code: 'AUR', total: 1, ada: 0 },
    ]);
    expect(tags.map(({ tag }) => tag)).toEqual(['vip', 'id']);
  });
});

describe('withBlockedFirst', () => {
  it('leaves what is blocked, and what is not, each in its order', () => {
    const { table } = rowsOf((['tidak ada', 'ada', 'unknown', 'ada'] as const).map((status) => aRow({ status })));
    expect([...withBlockedFirst(Uint32Array.of(3, 2, 1, 0), table)]).toEqual([3, 1, 2, 0]);
  });
});
