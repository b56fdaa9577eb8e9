import { mostBetweenTurns } from '../../../test/support/most-between-turns';
import { COUNTED_AT_ONCE, DECIDED_AT_ONCE, reportOf, reportOfMany, rowsToDecide } from './import-report';
import type { Fate } from './judge-row';

const MANY = 3 * COUNTED_AT_ONCE + 7;
const named = (n: number) => ({
  line: n,
  input: `site-${n}.example`,
  domain: `site-${n}.example`,
  displayName: `site-${n}.example`,
  brand: `B${n % 9}`,
  note: '',
  tags: [],
  active: true,
});

/** Each kind of fate in turn. Whoever looks at one is counted. */
function fates(count: { looked: number }): Fate[] {
  const problem = { code: 'publicSuffix', message: 'no' };
  return Array.from({ length: MANY }, (_, n): Fate => {
    const row = named(n);
    const brand = { name: `Brand ${n % 9}`, code: `B${n % 9}` };
    const refused = { line: n, input: `site-${n}.kom`, problem, wants: 'suffix' as const };
    const fate: Fate =
      n % 3 === 0
        ? { result: 'new', row, brand }
        : n % 3 === 1
          ? { result: 'duplicate', row, brand: undefined, why: problem }
          : { result: 'invalid', row: refused, why: problem };
    return Object.defineProperty(fate, 'row', {
      get: () => {
        count.looked += 1;
        return n % 3 === 2 ? refused : row;
      },
    });
  });
}

describe('a report of many rows', () => {
  it('says what a report of all at once says', async () => {
    const all = fates({ looked: 0 });
    expect(await reportOfMany(all, true)).toEqual(reportOf(all, true));
  });

  it('looks at some rows before others have their turn', async () => {
    const count = { looked: 0 };
    const all = fates(count);
    const most = (work: () => Promise<unknown>) => mostBetweenTurns(work, () => count.looked);
    expect(await most(() => reportOfMany(all, true))).toBeLessThanOrEqual(COUNTED_AT_ONCE);
    expect(await most(() => rowsToDecide(all))).toBeLessThanOrEqual(COUNTED_AT_ONCE + DECIDED_AT_ONCE);
  });

  it('suggests for a few rows before others have their turn', async () => {
    const all = fates({ looked: 0 });
    let suggested = 0;
    for (const { row } of all)
      if ('wants' in row)
        Object.defineProperty(row, 'wants', { get: () => ((suggested += 1), 'suffix' as const), configurable: true });
    expect(
      await mostBetweenTurns(
        () => rowsToDecide(all),
        () => suggested,
      ),
    ).toBeLessThanOrEqual(DECIDED_AT_ONCE);
    expect(suggested).toBeGreaterThan(DECIDED_AT_ONCE);
  });
});
