import { SliceTurns } from './slice-turns';

describe('Turns of slices', () => {
  it('are taken one after another, in order, also after one that fails', async () => {
    const turns = new SliceTurns();
    const log: string[] = [];
    let atOnce = 0;
    const slice = (name: string, fails = false) =>
      turns.take(async () => {
        expect(++atOnce).toBe(1);
        await new Promise(setImmediate);
        atOnce -= 1;
        log.push(name);
        if (fails) throw new Error(name);
      });
    const all = await Promise.allSettled([slice('a'), slice('b', true), slice('c')]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log).toEqual(['a', 'b', 'c']);
  });

  it('leave as much time to others as they take', async () => {
    const turns = new SliceTurns();
    const busy = async () => {
      const began = performance.now();
      while (performance.now() - began < 20);
    };
    const began = performance.now();
    await Promise.all([turns.take(busy), turns.take(busy)]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(59);
  });
});
