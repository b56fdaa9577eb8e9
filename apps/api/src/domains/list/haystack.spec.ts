import fc from 'fast-check';
import { Haystack } from './haystack';

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
});
