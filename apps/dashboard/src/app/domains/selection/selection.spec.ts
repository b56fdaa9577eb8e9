import { LIMITS } from '@nawala/contracts';
import { ALL, between, countOf, headOf, isChosen, NONE, type Selection, stretched, toggled } from './selection';

const SHOWN = ['a', 'b', 'c', 'd', 'e'];
const some = (...ids: string[]): Selection => ({ kind: 'some', ids: new Set(ids), anchor: ids.at(-1) ?? null });
const idsOf = (selection: Selection) => (selection.kind === 'all' ? 'all' : [...selection.ids].sort().join(''));

describe('Choosing rows', () => {
  it('one by one', () => {
    const one = toggled(NONE, 'b', SHOWN);
    expect([idsOf(one), one.anchor]).toEqual(['b', 'b']);
    expect(idsOf(toggled(one, 'd', SHOWN))).toBe('bd');
    expect(idsOf(toggled(one, 'b', SHOWN))).toBe('');
  });

  it.each([
    ['down', some('b'), 'd', 'bcd'],
    ['up', some('d'), 'b', 'bcd'],
    ['to where it is', some('b'), 'b', ''],
    ['without a row to begin with', NONE, 'c', 'c'],
    ['from one that is no longer loaded', some('x'), 'c', 'cx'],
    ['over rows that are chosen, which lets them go', some('e', 'c', 'd', 'b'), 'd', 'e'],
  ])('over a range, %s', (_name, before, to, after) => expect(idsOf(stretched(before, to, SHOWN))).toBe(after));

  it('all that match, of which one can be let go again: the others that are known stay', () => {
    expect([countOf(ALL, 2431), isChosen(ALL, 'z')]).toEqual([2431, true]);
    expect(idsOf(toggled(ALL, 'c', SHOWN))).toBe('abde');
  });

  it('no more than can be named', () => {
    const many = Array.from({ length: LIMITS.bulkIds + 5 }, (_, index) => `row-${index}`);
    expect(countOf(stretched(some('row-0'), many.at(-1)!, many), 0)).toBe(LIMITS.bulkIds);
  });

  it.each([
    [3, 9, { offset: 3, count: 7 }],
    [9, 3, { offset: 3, count: 7 }],
    [4, 4, { offset: 4, count: 1 }],
    [0, 90_000, { offset: 90_001 - LIMITS.bulkIds, count: LIMITS.bulkIds }],
    [90_000, 10, { offset: 10, count: LIMITS.bulkIds }],
  ])('between row %d and row %d, as many as can be named', (from, to, rows) => expect(between(from, to)).toEqual(rows));
});

describe('The box in the head', () => {
  it.each([
    [NONE, 'none'],
    [some('a'), 'some'],
    [some(...SHOWN), 'all'],
    [ALL, 'all'],
  ] as const)('of %j says %s', (selection, state) => expect(headOf(selection, SHOWN.length)).toBe(state));
});
