import fc from 'fast-check';
import { aRow, BRANDS, rowsOf } from '../../../test/support/a-row';
import { domainFilterOf, meeting } from './domain-filter';
import type { DomainRows } from './domain-rows';
import type { Row } from './row';

const facts = {
  brand: fc.constantFrom('aurora', 'borneo'),
  tags: fc.subarray(['vip', 'spare']),
  status: fc.constantFrom('ada' as const, 'tidak ada' as const, 'unknown' as const),
  since: fc.nat(9),
  seen: fc.subarray(['telkom:ada', 'xl:unknown']),
};
const changes = fc.array(fc.record({ at: fc.nat(20), what: fc.constantFrom('put', 'measure', 'remove'), ...facts }), {
  maxLength: 60,
});

/** All that can be asked of them. */
function answers(rows: DomainRows) {
  const { table } = rows;
  const found = (asked: Parameters<typeof domainFilterOf>[0]) => {
    const meets = meeting(domainFilterOf(asked, BRANDS, { now: 0, staleBefore: 0 }, table), table);
    return [...rows.in('domain')].filter((slot) => meets[slot] === 1).map((slot) => table.domains[slot]);
  };
  const names = (slots: Uint32Array) => [...slots].map((slot) => table.domains[slot]);
  return {
    size: [rows.size, table.size],
    orders: [names(rows.in('domain')), names(rows.in('status')), names(rows.in('since'))],
    found: [{ q: 'site' }, { q: 'vip' }, { q: 'borneo' }, { tag: ['spare'] }, { vantage: ['telkom:ada'] }].map(found),
    brand: rows.ids('borneo').sort(),
  };
}

describe('DomainRows', () => {
  it('answers after any changes as if it had been made anew', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const known = new Map<number, Row>();
        const rows = rowsOf([]);
        all.forEach(({ at, what, ...change }, n) => {
          const before = known.get(at);
          const id = at.toString(16).padStart(24, '0');
          const row = aRow({ id, domain: `site-${at}.example.com`, version: n + 1, ...change });
          if (what === 'put') {
            known.set(at, row);
            rows.put(row);
          } else if (what === 'measure' && before) {
            const { rank, since, seen } = row;
            known.set(at, { ...before, rank, since, seen, version: n + 1 });
            rows.measure(id, n + 1, { rank, since, seen });
          } else if (what === 'remove') {
            known.delete(at);
            rows.remove(id);
          }
          if (n % 7 === 0) rows.in('status');
        });
        expect(answers(rows)).toEqual(answers(rowsOf([...known.values()])));
      }),
    );
  });

  it('lets the newer of two states stand', () => {
    const row = aRow({ version: 2, tags: ['vip'] });
    const rows = rowsOf([row]);
    rows.put({ ...row, version: 1, tags: [] });
    expect(rows.versionOf(row.id)).toBe(2);
    expect(rows.table.tags.numberOf('vip')).toBeDefined();
  });

  it('holds more than it has room for in the beginning', () => {
    const rows = rowsOf(Array.from({ length: 3000 }, () => aRow({ since: 7 })));
    expect(rows.in('since')).toHaveLength(3000);
    expect(rows.table.columns.since[2999]).toBe(7);
  });
});
