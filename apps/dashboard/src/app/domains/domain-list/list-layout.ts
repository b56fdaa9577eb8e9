import type { DomainDto, DomainGroupDto } from '@nawala/contracts';
import type { Line } from '../../ui/table/line';
import type { Span } from '../../ui/table/row-span';

/** What stands in the list from top to bottom: rows, by their number among those that are asked for, and heads of brands. */
export interface ListLayout {
  readonly total: number;
  /** The line at this place. */
  at(index: number): { row: number } | { group: DomainGroupDto };
}

/** @param closed codes of brands whose rows are not shown, and so not among those that are asked for */
export function layoutOf(
  total: number,
  groups: readonly DomainGroupDto[] | undefined,
  closed: ReadonlySet<string>,
): ListLayout {
  if (!groups) return { total, at: (row) => ({ row }) };
  const heads: { group: DomainGroupDto; line: number; row: number }[] = [];
  let [lines, rows] = [0, 0];
  for (const group of groups) {
    heads.push({ group, line: lines, row: rows });
    const shown = closed.has(group.brand.code) ? 0 : group.total;
    lines += 1 + shown;
    rows += shown;
  }
  return {
    total: lines,
    at: (index) => {
      const head = heads[lastAt(heads, index)]!;
      return head.line === index ? { group: head.group } : { row: head.row + index - head.line - 1 };
    },
  };
}

/** The last head that stands there or before. */
function lastAt(heads: readonly { line: number }[], index: number): number {
  let [low, high] = [0, heads.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (heads[middle]!.line <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows that were read, from `offset` on. */
export interface ReadRows {
  offset: number;
  items: readonly DomainDto[];
}

/** The lines of a span, with what was read of them. */
export function linesOf(layout: ListLayout, { first, end }: Span, read: ReadRows): Line<DomainDto, DomainGroupDto>[] {
  const lines: Line<DomainDto, DomainGroupDto>[] = [];
  for (let index = first; index < Math.min(end, layout.total); index++) {
    const there = layout.at(index);
    if ('group' in there) {
      lines.push({ kind: 'group', id: there.group.brand.id, index, value: there.group });
      continue;
    }
    const row = read.items[there.row - read.offset];
    lines.push(row ? { kind: 'row', id: row.id, index, value: row } : { kind: 'blank', id: `blank-${index}`, index });
  }
  return lines;
}

/** Windows begin at multiples of it, so that a little scrolling asks for nothing. */
const STEP = 40;

/** Where to read from when this row is the first that is seen. */
export const offsetAt = (row: number): number => Math.max(0, Math.floor((row - STEP) / STEP) * STEP);

/** Where to read from so that all rows of the span are there; undefined: there are none in it. */
export function offsetFor(layout: ListLayout, { first, end }: Span): number | undefined {
  for (let index = first; index < Math.min(end, layout.total); index++) {
    const there = layout.at(index);
    if ('row' in there) return offsetAt(there.row);
  }
  return undefined;
}
