import { markOf, type PageMark, type TimeOfRow } from './page-mark';
import type { RowQuery } from './row-query';
import type { HistoryRow } from '../domains/history-row';

export interface RowPage {
  rows: HistoryRow[];
  next: string | null;
}

/** Newest first; of one moment the later recorded first, which within a domain is `seq`. The indexes give this order. */
export const newestFirst = (by: TimeOfRow) => ({ [by]: -1, seq: -1, _id: -1 }) as const;

const descending = (a: number, b: number): number => b - a;

const compare =
  (by: TimeOfRow) =>
  (a: HistoryRow, b: HistoryRow): number =>
    descending(a[by].getTime(), b[by].getTime()) ||
    descending(a.seq, b.seq) ||
    b._id.toHexString().localeCompare(a._id.toHexString());

function isBehind(row: HistoryRow, by: TimeOfRow, { time, row: last }: PageMark): boolean {
  const moment = descending(time.getTime(), row[by].getTime());
  if (moment !== 0 || !last) return moment < 0;
  return row.seq < last.seq || (row.seq === last.seq && row._id.toHexString() < last.id.toHexString());
}

const valueOf = (row: HistoryRow, field: keyof RowQuery['where']): unknown =>
  field === 'nawala.to' ? row.nawala.to : row[field];

const isAmong = (kinds: RowQuery['kinds'], { kind }: HistoryRow): boolean =>
  kinds === undefined || kinds.includes(kind);

/** What the database selects of stored rows, for those that still stand in their domains. */
export const matches =
  ({ by, from, until, before, kinds, where }: RowQuery) =>
  (row: HistoryRow): boolean =>
    (from === undefined || row[by] >= from) &&
    (until === undefined || row[by] < until) &&
    (before === undefined || isBehind(row, by, before)) &&
    isAmong(kinds, row) &&
    Object.entries(where).every(
      ([field, value]) => String(valueOf(row, field as keyof typeof where)) === String(value),
    );

/** Rows in two places as one page, each row once. A row too many in `stored` says that there are more. */
export function pageOf(
  { by, limit }: RowQuery,
  stored: readonly HistoryRow[],
  pending: readonly HistoryRow[],
): RowPage {
  const each = new Map([...stored, ...pending].map((row) => [row._id.toHexString(), row]));
  const all = [...each.values()].sort(compare(by));
  const rows = all.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: all.length > limit && last ? markOf(last, by) : null };
}

/** Bounds on the row's place in the order, as filters that an index answers one after the other, newest first. */
export function rangesOf({ by, from, until, before }: RowQuery): object[] {
  const open = (until?: Date) => ({ ...(from && { $gte: from }), ...(until && { $lt: until }) });
  const range = (bounds: object) => (Object.keys(bounds).length > 0 ? { [by]: bounds } : {});
  if (!before || (until && until <= before.time)) return [range(open(until))];
  const { time, row } = before;
  if (!row || (from && from > time)) return [range(open(time))];
  return [{ [by]: time, seq: row.seq, _id: { $lt: row.id } }, { [by]: time, seq: { $lt: row.seq } }, range(open(time))];
}
