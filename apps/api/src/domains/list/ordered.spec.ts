import fc from 'fast-check';
import { Ordered } from './ordered';

interface Thing {
  id: number;
  key: number;
}

const compare = (one: Thing, other: Thing) => one.key - other.key || one.id - other.id;

/** Whatever is put, moved and removed between two questions. */
const changes = fc.array(
  fc.array(fc.record({ id: fc.nat(60), key: fc.integer({ min: 0, max: 9 }), gone: fc.boolean() }), { maxLength: 12 }),
  { maxLength: 8 },
);

describe('Ordered', () => {
  it('is what sorting everything would give, after any changes', () => {
    fc.assert(
      fc.property(changes, (rounds) => {
        const all = new Map<number, Thing>();
        const ordered = new Ordered(all, compare, (thing: Thing) => all.get(thing.id) === thing);
        for (const round of rounds) {
          for (const { id, key, gone } of round) {
            const known = all.get(id);
            const thing = known ?? { id, key };
            thing.key = key;
            if (gone) all.delete(id);
            else all.set(id, thing);
            ordered.touch(thing);
          }
          expect(ordered.get()).toEqual([...all.values()].sort(compare));
        }
      }),
    );
  });

  it('leaves what it gave before as it was', () => {
    const all = new Map([[1, { id: 1, key: 1 }]]);
    const ordered = new Ordered(all, compare, () => true);
    const before = ordered.get();
    const added = { id: 2, key: 0 };
    all.set(2, added);
    ordered.touch(added);
    expect(ordered.get()).toHaveLength(2);
    expect(before).toHaveLength(1);
  });
});
