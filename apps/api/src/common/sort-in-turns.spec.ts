import fc from 'fast-check';
import { mostBetweenTurns } from '../../test/support/most-between-turns';
import { SORTED_AT_ONCE, sortInTurns } from './sort-in-turns';

const LENGTHS = [0, 1, SORTED_AT_ONCE, SORTED_AT_ONCE + 1, 3 * SORTED_AT_ONCE, 5 * SORTED_AT_ONCE + 7];
/** In another order, each once. */
const mixed = (length: number) => Uint32Array.from({ length }, (_, n) => (n * 7919) % length);

describe('sortInTurns', () => {
  it.each(LENGTHS)('sorts %i numbers', async (length) => {
    const numbers = Array.from({ length }, (_, n) => (n * 31_337) % 1_000_003);
    const falling = (one: number, other: number) => other - one;
    expect([...(await sortInTurns(Uint32Array.from(numbers), falling))]).toEqual(numbers.toSorted(falling));
  });

  it('keeps what was in order, with others behind', async () => {
    const numbers = fc.tuple(fc.nat(3 * SORTED_AT_ONCE), fc.array(fc.nat(10_000), { maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(numbers, async ([length, more]) => {
        const all = [...Array.from({ length }, (_, n) => n), ...more];
        const rising = (one: number, other: number) => one - other;
        expect([...(await sortInTurns(Uint32Array.from(all), rising))]).toEqual(all.sort(rising));
      }),
      { numRuns: 20 },
    );
  });

  it('compares no more before others have their turn, however many there are', async () => {
    const compared = async (length: number) => {
      let count = 0;
      const compare = (one: number, other: number) => {
        count += 1;
        return one - other;
      };
      return mostBetweenTurns(
        () => sortInTurns(mixed(length), compare),
        () => count,
      );
    };
    const most = SORTED_AT_ONCE * Math.ceil(Math.log2(SORTED_AT_ONCE));
    expect(await compared(10 * SORTED_AT_ONCE)).toBeLessThanOrEqual(most);
    expect(await compared(30 * SORTED_AT_ONCE)).toBeLessThanOrEqual(most);
  });
});
