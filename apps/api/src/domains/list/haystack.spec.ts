import fc from 'fast-check';
import { mostBetweenTurns } from '../../../test/support/most-between-turns';
import { Haystack, LINES_AT_ONCE } from './haystack';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'ü'), maxLength: 6 });
const needle = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'ü'), minLength: 1, maxLength: 3 });

describe('Haystack', () => {
  it('finds every text that holds one of the needles, and no other, whatever changed before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1200), text)), fc.array(needle, { maxLength: 2 }), (writes, needles) => {
        const texts: string[] = [];
        const haystack = new Haystack((at) => texts[at] ?? '');
        for (const [at, written] of writes) {
          texts[at] = written;
          haystack.touch(at);
          const found = haystack.find(needles);
          expect([...found.keys()].filter((each) => found[each] === 1)).toEqual(
            [...texts.keys()].filter((each) => needles.some((one) => (texts[each] ?? '').includes(one))),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds no text that begins in one and ends in the next', () => {
    const haystack = new Haystack((at) => ['ab', 'cd'][at]!);
    haystack.touch(1);
    expect([...haystack.find(['bc'])]).toEqual([0, 0]);
    expect([...haystack.find(['b', 'd'])]).toEqual([1, 1]);
  });

  describe('searched', () => {
    const MANY = 5 * LINES_AT_ONCE;
    const full = () => {
      const texts = Array.from({ length: MANY }, (_, n) => `site-${n}.example`);
      const count = { read: 0 };
      const haystack = new Haystack((at) => {
        count.read += 1;
        return texts[at]!;
      });
      for (let at = 0; at < MANY; at += 1) haystack.touch(at);
      return { texts, haystack, count };
    };

    it('reads so many texts before others have their turn', async () => {
      const { haystack, count } = full();
      const most = await mostBetweenTurns(
        () => haystack.search(['e-7']),
        () => count.read,
      );
      expect(most).toBe(LINES_AT_ONCE);
    });

    it('finds what was written meanwhile, and reads nothing else again', async () => {
      const { texts, haystack, count } = full();
      const searched = haystack.search(['e-77']);
      const write = (at: number, text: string) => {
        texts[at] = text;
        haystack.touch(at);
      };
      write(3, 'site-77');
      write(77, 'gone');
      write(MANY, 'e-77 is new');
      const found = await searched;
      count.read = 0;
      const all = haystack.find(['e-77'], found);
      expect(texts.flatMap((text, at) => (text.includes('e-77') !== (all[at] === 1) ? text : []))).toEqual([]);
      expect(count.read).toBeLessThan(LINES_AT_ONCE / 4);
    });
  });
});
