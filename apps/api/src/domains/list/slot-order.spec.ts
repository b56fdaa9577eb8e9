import fc from 'fast-check';
import { SlotOrder } from './slot-order';

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
    end: SLOTS,
    has: (slot: number) => keys.has(slot),
    values: () => keys.keys(),
  };
  const compare = (one: number, other: number) => keys.get(one)! - keys.get(other)! || one - other;
  return { keys, compare, order: new SlotOrder(all, compare) };
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
