import { setImmediate } from 'node:timers/promises';
import { oneMore } from './one-more';

describe('One more of what is bounded', () => {
  const there = new Set<number>();
  /** Everybody has their turn between any two steps. */
  const add = (id: number) =>
    oneMore({
      max: 3,
      count: async () => (await setImmediate(), there.size),
      make: async () => (await setImmediate(), there.add(id), id),
      takeBack: async (made) => (await setImmediate(), there.delete(made)),
      refuse: () => new Error('too many'),
    });

  beforeEach(() => there.clear());

  it('is made as long as there is room', async () => {
    for (const id of [1, 2, 3]) expect(await add(id)).toBe(id);
    await expect(add(4)).rejects.toThrow('too many');
    expect([...there]).toEqual([1, 2, 3]);
  });

  it('is not made by many who come at once, when only some have room', async () => {
    await add(0);
    const ends = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(add));
    expect(there.size).toBeLessThanOrEqual(3);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(there.size - 1);
  });
});
