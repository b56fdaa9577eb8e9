import type { Line } from './line';
import { type LineSlots, slotsFor } from './line-slots';

const NONE: LineSlots = new Map();
const rows = (...ids: string[]): Line<string>[] => ids.map((id, index) => ({ kind: 'row', id, index, value: id }));
const blank = (id: string): Line<string> => ({ kind: 'blank', id, index: 0 });

describe('slotsFor', () => {
  it('leaves lines that stay where they are, and gives those that come what went', () => {
    const before = slotsFor(rows('a', 'b', 'c'), NONE);
    const after = slotsFor(rows('b', 'c', 'd'), before);
    expect(after.get('b')).toBe(before.get('b'));
    expect(after.get('c')).toBe(before.get('c'));
    expect(after.get('d')).toBe(before.get('a'));
  });

  it('makes new ones only where nothing of that kind is free', () => {
    const before = slotsFor([...rows('a'), blank('x')], NONE);
    const after = slotsFor([...rows('a', 'b'), blank('y')], before);
    expect(after.get('y')).toBe(before.get('x'));
    expect([...before.values()]).not.toContain(after.get('b'));
  });

  it('never shows two lines in one', () => {
    let slots = NONE;
    for (let first = 0; first < 40; first += 7) {
      const ids = Array.from({ length: 12 + (first % 5) }, (_, at) => `${first + at}`);
      slots = slotsFor([...rows(...ids), ...['u', 'v'].map(blank)], slots);
      expect(new Set(slots.values()).size).toBe(ids.length + 2);
    }
  });
});
