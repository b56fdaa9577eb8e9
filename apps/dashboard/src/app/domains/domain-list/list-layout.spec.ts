import type { DomainGroupDto } from '@nawala/contracts';
import { aDomain } from '@nawala/contracts/testing';
import { layoutOf, linesOf, offsetFor } from './list-layout';
import { WINDOW } from './list-api';

const group = (code: string, total: number): DomainGroupDto => ({
  brand: { id: code, name: code, code, color: '#000000' },
  total,
  ada: 0,
  unknown: 0,
});
const OPEN: ReadonlySet<string> = new Set();
const GROUPS = [group('A', 2), group('B', 3), group('C', 1)];

const said = (groups: DomainGroupDto[], closed: ReadonlySet<string>) => {
  const layout = layoutOf(6, groups, closed);
  return Array.from({ length: layout.total }, (_, index) => {
    const there = layout.at(index);
    return 'group' in there ? there.group.brand.code : there.row;
  });
};

describe('layoutOf', () => {
  it('is the rows alone where nothing is grouped', () => {
    const layout = layoutOf(6, undefined, OPEN);
    expect(layout.total).toBe(6);
    expect(layout.at(4)).toEqual({ row: 4 });
  });

  it('has the head of each brand above its rows', () => {
    expect(said(GROUPS, OPEN)).toEqual(['A', 0, 1, 'B', 2, 3, 4, 'C', 5]);
  });

  it('counts the rows of a closed brand neither as lines nor as rows', () => {
    expect(said(GROUPS, new Set(['B']))).toEqual(['A', 0, 1, 'B', 'C', 2]);
    expect(said(GROUPS, new Set(['A', 'B', 'C']))).toEqual(['A', 'B', 'C']);
  });
});

describe('linesOf', () => {
  const rows = [aDomain(), aDomain()];

  it('has a blank for every row that is not read', () => {
    const lines = linesOf(layoutOf(6, undefined, OPEN), { first: 1, end: 5 }, { offset: 2, items: rows });
    expect(lines.map(({ kind, index }) => [kind, index])).toEqual([
      ['blank', 1],
      ['row', 2],
      ['row', 3],
      ['blank', 4],
    ]);
    expect(lines[1]).toMatchObject({ id: rows[0]!.id, value: rows[0] });
  });

  it('ends with the list', () => {
    expect(linesOf(layoutOf(2, undefined, OPEN), { first: 0, end: 30 }, { offset: 0, items: rows })).toHaveLength(2);
  });
});

describe('offsetFor', () => {
  it.each([0, 39, 40, 79, 80, 99_940])('reads what is seen from row %d on, and some above it', (first) => {
    const offset = offsetFor(layoutOf(100_000, undefined, OPEN), { first, end: first + 60 })!;
    expect(offset).toBeLessThanOrEqual(Math.max(0, first - 40));
    expect(offset + WINDOW).toBeGreaterThanOrEqual(Math.min(100_000, first + 60));
  });

  it('goes by the first row, not by the heads above it', () => {
    expect(offsetFor(layoutOf(6, GROUPS, new Set(['A', 'B'])), { first: 0, end: 4 })).toBe(0);
    expect(offsetFor(layoutOf(6, GROUPS, new Set(['A', 'B', 'C'])), { first: 0, end: 3 })).toBeUndefined();
  });
});
