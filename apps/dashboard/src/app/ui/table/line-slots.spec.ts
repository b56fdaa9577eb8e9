import type { Line } from './line';
import { inSlots, isOwed, type SlotLine } from './line-slots';

type Shown = SlotLine<string, string>;

const rows = (first: number, ...ids: string[]): Line<string, string>[] =>
  ids.map((id, at) => ({ kind: 'row', id, index: first + at, value: `row ${id}` }));
const group = (id: string): Line<string, string> => ({ kind: 'group', id, index: 0, value: id });
const blanks = (first: number, count: number): Line<string, string>[] =>
  Array.from({ length: count }, (_, at) => ({ kind: 'blank', id: `blank-${first + at}`, index: first + at }));
const slotsOf = (shown: readonly Shown[]) => shown.map(({ slot }) => slot);

describe('inSlots', () => {
  it('leaves lines that stay where they are, and gives those that come what went', () => {
    const before = inSlots(rows(0, 'a', 'b', 'c'), []);
    const [a, b, c] = slotsOf(before);
    const after = inSlots(rows(1, 'b', 'c', 'd'), before);
    expect(slotsOf(after)).toEqual([b, c, a]);
    expect(after[2]).toMatchObject({ id: 'd', row: 'row d', index: 3 });
  });

  it('has rows that are yet to be read wait in the elements that rows left, in their order', () => {
    const before = inSlots(rows(0, 'a', 'b', 'c'), []);
    const waiting = inSlots(blanks(500, 3), before);
    expect(slotsOf(waiting)).toEqual(slotsOf(before));
    expect(waiting[1]).toEqual({ kind: 'row', slot: before[1]!.slot, index: 501, id: null, row: 'row b' });
  });

  it('shows a row where one waited for it', () => {
    const waiting = inSlots(blanks(500, 3), inSlots(rows(0, 'a', 'b', 'c'), []));
    const scrolled = inSlots(blanks(501, 3), waiting);
    const read = inSlots(rows(501, 'x', 'y', 'z'), scrolled);
    expect(slotsOf(read)).toEqual(slotsOf(scrolled));
    expect(slotsOf(scrolled).slice(0, 2)).toEqual(slotsOf(waiting).slice(1));
  });

  it('shows so many at once where some wait, the uppermost first, and the others in turn', () => {
    const lines = rows(500, 'x', 'y', 'z');
    const ids = (shown: readonly Shown[]) => shown.map((each) => 'id' in each && each.id);
    const waiting = inSlots(blanks(500, 3), inSlots(rows(0, 'a', 'b', 'c'), []));
    expect(isOwed(blanks(500, 3), waiting)).toBe(false);
    const first = inSlots(lines, waiting, 2);
    expect(ids(first)).toEqual(['x', 'y', null]);
    expect(isOwed(lines, first)).toBe(true);
    const then = inSlots(lines, first, 2);
    expect(ids(then)).toEqual(['x', 'y', 'z']);
    expect(slotsOf(then)).toEqual(slotsOf(waiting));
    expect(isOwed(lines, then)).toBe(false);
  });

  it('shows rows at once in the place of others that can be seen', () => {
    const after = inSlots(rows(0, 'x', 'y', 'z'), inSlots(rows(0, 'a', 'b', 'c'), []), 1);
    expect(isOwed(rows(0, 'x', 'y', 'z'), after)).toBe(false);
  });

  it('lets rows come before what waits for one', () => {
    const before = inSlots(rows(0, 'a'), []);
    const after = inSlots([...blanks(4, 1), ...rows(5, 'b')], before);
    expect(after[1]!.slot).toBe(before[0]!.slot);
    expect(after[0]!.kind).toBe('blank');
  });

  it('makes new ones only where nothing of that kind is free', () => {
    const before = inSlots([group('g'), ...rows(1, 'a')], []);
    const after = inSlots([group('h'), ...rows(1, 'b', 'c')], before);
    expect(slotsOf(after).slice(0, 2)).toEqual(slotsOf(before));
    expect(slotsOf(before)).not.toContain(after[2]!.slot);
  });

  it('never shows two lines in one', () => {
    let shown: Shown[] = [];
    for (let first = 0; first < 40; first += 7) {
      const ids = Array.from({ length: 12 + (first % 5) }, (_, at) => `${first + at}`);
      shown = inSlots([group('g'), ...rows(first, ...ids), ...blanks(first + ids.length, 2)], shown);
      expect(new Set(slotsOf(shown)).size).toBe(ids.length + 3);
    }
  });
});
