import type { Types } from 'mongoose';
import type { TransitionRecord } from './transition.schema';

/** `since` inclusive and `before` exclusive, both on the time of recording. */
export interface TransitionFilter {
  domain?: string;
  brand?: string;
  since?: Date;
  before?: Date;
}

export interface HistoryRange {
  domain: Types.ObjectId;
  target: string;
  /** Inclusive. */
  from?: Date;
  /** Exclusive. */
  to?: Date;
}

const within = (time: Date, from: Date | undefined, to: Date | undefined): boolean =>
  (from === undefined || time >= from) && (to === undefined || time < to);

export const matches =
  ({ domain, brand, since, before }: TransitionFilter) =>
  (row: TransitionRecord): boolean =>
    (domain === undefined || row.domain.equals(domain)) &&
    (brand === undefined || row.brand.equals(brand)) &&
    within(row.recordedAt, since, before);

export const inRange =
  ({ domain, target, from, to }: HistoryRange) =>
  (row: TransitionRecord): boolean =>
    row.domain.equals(domain) && row.target === target && within(row.at, from, to);

/** Both, each row once, newest first by `time`; of one moment the later made first. */
export function merged(
  stored: readonly TransitionRecord[],
  pending: readonly TransitionRecord[],
  time: 'at' | 'recordedAt',
): TransitionRecord[] {
  if (pending.length === 0) return [...stored];
  const each = new Map([...stored, ...pending].map((row) => [row.scanId, row]));
  const later = (a: TransitionRecord, b: TransitionRecord) =>
    b[time].getTime() - a[time].getTime() || (b._id.toHexString() > a._id.toHexString() ? 1 : -1);
  return [...each.values()].sort(later);
}

/** The first `limit` and all others of the last one's moment, which no page may part. */
export function newest(rows: readonly TransitionRecord[], limit: number): TransitionRecord[] {
  const last = rows[limit - 1];
  return rows.filter(({ recordedAt }, index) => index < limit || recordedAt.getTime() === last?.recordedAt.getTime());
}
