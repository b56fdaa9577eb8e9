import fc from 'fast-check';
import { mostBetweenTurns } from '../../../test/support/most-between-turns';
import { SORTED_AT_ONCE } from '../../common/sort-in-turns';
import { MERGED_AT_ONCE, SlotOrder } from './slot-order';

const SLOTS = 60;

/** Whatever is put, moved and removed between two questions; a slot may be taken again in the same round. */
const changes = fc.array(
  fc.array(fc.record({ slot: fc.nat(SLOTS - 1), key: fc.integer({ min: 0, max: 9 }), gone: fc.boolean() }), {
    maxLength: 12,
  }),
  { maxLength: 8 },
);

/** Slots that hold one number each, and their order by it. */
function ordered() {
  const keys = new Map<number, number>();
  const all = {
    get size() {
      return keys.size;
    },
    end: 10_000,
    has: (slot: number) => keys.has(slot),
    values: () => keys.keys(),
  };
  const compare = (one: number, other: number) => keys.get(one)! - keys.get(other)! || one - other;
  const count = { compared: 0 };
  const counted = (of: ReadonlyMap<number, number>) => (one: number, other: number) => {
    count.compared += 1;
    return of.get(one)! - of.get(other)! || one - other;
  };
  const order = new SlotOrder(all, counted(keys), () => counted(new Map(keys)));
  return { keys, compare, order, count };
}

describe('SlotOrder', () => {
  it('is what sorting everything would give, after any changes', () => {
    fc.assert(
      fc.property(changes, (rounds) => {
        const { keys, compare, order } = ordered();
        for (const round of rounds) {
          for (const { slot, key, gone } of round) {
            if (gone) keys.delete(slot);
            else keys.set(slot, key);
            order.touch(slot);
          }
          expect([...order.get()]).toEqual([...keys.keys()].sort(compare));
        }
      }),
    );
  });

  describe('prepared', () => {
    const MANY = 10_000;
    const full = () => {
      const made = ordered();
      for (let slot = 0; slot < MANY; slot += 1) made.keys.set(slot, (slot * 7919) % MANY);
      return made;
    };
    const turn = () => new Promise((resolve) => setImmediate(resolve));

    it('is what sorting everything would give, whatever changes and is asked meanwhile', async () => {
      const { keys, compare, order } = full();
      const expected = () => [...keys.keys()].sort(compare);
      for (const first of [1, 2]) {
        const prepared = order.prepare();
        let isOver = false;
        void prepared.then(() => (isOver = true));
        for (let n = first; !isOver; n += 1) {
          const slot = (n * 31) % MANY;
          if (n % 5 === 0) keys.delete(slot);
          else keys.set(slot, n % 100);
          order.touch(slot);
          if (first === 2 && n % 7 === 0) expect([...order.get()]).toEqual(expected());
          await turn();
        }
        await prepared;
        expect([...order.get()]).toEqual(expected());
        for (let slot = 0; slot < 2 * MERGED_AT_ONCE; slot += 1) {
          keys.set(slot, slot % 10);
          order.touch(slot);
        }
      }
    });

    it('compares no more than some before others have their turn, and then little', async () => {
      const { keys, order, count } = full();
      const bound = SORTED_AT_ONCE * Math.ceil(Math.log2(SORTED_AT_ONCE));
      const most = () =>
        mostBetweenTurns(
          () => order.prepare(),
          () => count.compared,
        );
      expect(await most()).toBeLessThanOrEqual(bound);
      count.compared = 0;
      order.get();
      expect(count.compared).toBe(0);
      for (let slot = 0; slot < MANY; slot += 2) {
        keys.set(slot, slot);
        order.touch(slot);
      }
      expect(await most()).toBeLessThanOrEqual(bound);
      order.get();
      expect(count.compared).toBeGreaterThan(0);
    });

    it('ends while more changes come than it can keep up with', async () => {
      const { keys, compare, order } = full();
      let isOver = false;
      const prepared = order.prepare().then(() => (isOver = true));
      for (let n = 0; !isOver && n < 100; n += 1) {
        for (let slot = 0; slot <= MERGED_AT_ONCE; slot += 1) {
          keys.set(slot, slot + n);
          order.touch(slot);
        }
        await turn();
      }
      expect(isOver).toBe(true);
      await prepared;
      expect([...order.get()]).toEqual([...keys.keys()].sort(compare));
    });

    it('is made once for all who wait for it', async () => {
      const one = full();
      await one.order.prepare();
      const two = full();
      await Promise.all([two.order.prepare(), two.order.prepare()]);
      expect(two.count.compared).toBe(one.count.compared);
    });
  });

  it('leaves what it gave before as it was', () => {
    const { keys, order } = ordered();
    for (let slot = 1; slot < 20; slot += 1) keys.set(slot, slot);
    const before = order.get();
    keys.set(0, 5);
    order.touch(0);
    expect(order.get()).toHaveLength(20);
    expect(before).toHaveLength(19);
  });
});
