import { Types } from 'mongoose';
import type { HistoryRow } from '../domains/history-row';

/** Which of its times orders the rows. */
export type TimeOfRow = 'at' | 'recordedAt';

/** The last row of a page: the next one begins behind it. A mere point in time has no row. */
export interface PageMark {
  time: Date;
  row?: { seq: number; id: Types.ObjectId };
}

export const markOf = (row: HistoryRow, by: TimeOfRow): string =>
  [row[by].getTime(), row.seq, row._id.toHexString()].join('.');

/** @param text which passed `isPageMark` */
export function parseMark(text: string): PageMark {
  const [time = '', seq, id] = text.split('.');
  if (id === undefined) return { time: new Date(text) };
  return { time: new Date(Number(time)), row: { seq: Number(seq), id: new Types.ObjectId(id) } };
}
