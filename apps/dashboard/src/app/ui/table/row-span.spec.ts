import fc from 'fast-check';
import { areApart, spanOf } from './row-span';

describe('spanOf', () => {
  it('has what is seen, and a little beyond', () => {
    expect(spanOf(440, 880, 44, 1000)).toEqual({ first: 7, end: 33 });
  });

  it('ends where the rows end', () => {
    expect(spanOf(-200, 880, 44, 1000)).toEqual({ first: 0, end: 19 });
    expect(spanOf(43_700, 880, 44, 1000)).toEqual({ first: 990, end: 1000 });
    expect(spanOf(0, 880, 44, 3)).toEqual({ first: 0, end: 3 });
    expect(spanOf(0, 880, 44, 0)).toEqual({ first: 0, end: 0 });
  });

  it('never leaves out a row that is seen, and never has many more', () => {
    const numbers = fc.tuple(fc.integer({ min: -500, max: 5_000_000 }), fc.nat(3000), fc.integer({ min: 20, max: 90 }));
    fc.assert(
      fc.property(numbers, fc.nat(100_000), ([above, seen, row], total) => {
        const { first, end } = spanOf(above, seen, row, total);
        expect(end - first).toBeLessThanOrEqual(seen / row + 8);
        for (let index = 0; index < total; index += 997) {
          const isSeen = (index + 1) * row > above && index * row < above + seen;
          if (isSeen) expect(index >= first && index < end).toBe(true);
        }
      }),
    );
  });
});

it('tells spans apart that share no row', () => {
  const span = { first: 10, end: 20 };
  expect(areApart(span, { first: 20, end: 30 })).toBe(true);
  expect(areApart(span, { first: 0, end: 10 })).toBe(true);
  expect(areApart(span, { first: 19, end: 40 })).toBe(false);
  expect(areApart({ first: 0, end: 0 }, span)).toBe(false);
});
