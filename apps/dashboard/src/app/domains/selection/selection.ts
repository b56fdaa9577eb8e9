import { LIMITS } from '@nawala/contracts';

/** Which rows of the list are chosen: some by name, or all that match what the list is asked. */
export type Selection =
  { kind: 'some'; ids: ReadonlySet<string>; anchor: string | null } | { kind: 'all'; anchor: null };

export const NONE: Selection = { kind: 'some', ids: new Set(), anchor: null };
export const ALL: Selection = { kind: 'all', anchor: null };

/** As many as can be named one by one; who wants more chooses all that match. */
const bounded = (ids: Iterable<string>): ReadonlySet<string> => new Set([...new Set(ids)].slice(0, LIMITS.bulkIds));

export const isChosen = (selection: Selection, id: string): boolean =>
  selection.kind === 'all' || selection.ids.has(id);

/** @param total how many match */
export const countOf = (selection: Selection, total: number): number =>
  selection.kind === 'all' ? total : selection.ids.size;

/** @param shown ids of the rows that are loaded, in their order */
const named = (selection: Selection, shown: readonly string[]): ReadonlySet<string> =>
  selection.kind === 'all' ? bounded(shown) : selection.ids;

/** One row more, or one less. */
export function toggled(selection: Selection, id: string, shown: readonly string[]): Selection {
  const ids = new Set(named(selection, shown));
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids: bounded(ids), anchor: id };
}

/**
 * All from the row that was touched last to this one; they become what this one becomes.
 * @param part `shown` are the rows to this one, as far as they can be named: where the other is not among them, all are meant
 */
export function stretched(selection: Selection, id: string, shown: readonly string[], part = false): Selection {
  const to = shown.indexOf(id);
  const touched = shown.indexOf(selection.anchor ?? '');
  const from = part && touched < 0 ? shown.length - 1 - to : touched;
  if (from < 0 || to < 0) return toggled(selection, id, shown);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  const before = named(selection, shown);
  const nearestFirst = part && from < to ? range.toReversed() : range;
  if (!before.has(id)) return { kind: 'some', ids: bounded([...before, ...nearestFirst]), anchor: id };
  const less = new Set(range);
  return { kind: 'some', ids: new Set([...before].filter((each) => !less.has(each))), anchor: id };
}

/** The rows from one place to another, whichever is the upper one; at most as many as can be named, around the second. */
export function between(one: number, other: number): { offset: number; count: number } {
  const count = Math.min(LIMITS.bulkIds, Math.abs(one - other) + 1);
  return { offset: one < other ? other - count + 1 : other, count };
}

/** What the box in the head shows. @param total how many match */
export function headOf(selection: Selection, total: number): 'none' | 'some' | 'all' {
  const chosen = countOf(selection, total);
  if (chosen === 0) return 'none';
  return chosen >= total ? 'all' : 'some';
}
