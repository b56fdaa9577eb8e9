import { Tally } from './tally';

describe('A tally', () => {
  it('knows how many each has, and forgets who has none', () => {
    const tally = new Tally();
    const [one, other] = [tally.add('a'), tally.add('a')];
    tally.add('b');
    expect([tally.of('a'), tally.of('b'), tally.of('c')]).toEqual([2, 1, 0]);
    one();
    expect(tally.of('a')).toBe(1);
    other();
    expect(tally.of('a')).toBe(0);
  });
});
